using System.Globalization;
using System.Text.RegularExpressions;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Territories;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>The values of <see cref="SearchSql"/>'s parameters.</summary>
public sealed partial class SearchArguments(OfficialCode code, OpeningClock opening)
{
    /// <summary>« st etienne » is written in full in the names of communes, and as it was typed in names of places.</summary>
    internal static string WithSaints(string text) =>
        Saint().IsMatch(text) && !text.Contains('"') ? $"{text} or {Saint().Replace(text, saint => saint.Length == 2 ? "saint" : "sainte")}" : text;

    internal async Task<IReadOnlyList<NpgsqlParameter>> OfAsync(SearchRequest request, SearchPosition? after, CancellationToken stop)
    {
        List<NpgsqlParameter> args = [];
        Add("text", request.Text is { } text ? WithSaints(text) : null);
        if (request.Near is { } near)
        {
            args.Add(new NpgsqlParameter<double>("latitude", near.Latitude));
            args.Add(new NpgsqlParameter<double>("longitude", near.Longitude));
        }

        if (request.RadiusKm is { } km)
        {
            args.Add(new NpgsqlParameter<double>("radius", km * 1000));
        }

        AddMasks(request.Masks, "");
        AddMasks(request.Meant, "meant_");

        Add("hub", request.Area.Hub?.Alias);
        Add("departement", request.Area.Departement);
        Add("epci", request.Area.Epci);
        Add("postal_code", request.Area.PostalCode);
        AddCommune(request.Area.Commune);
        if (request.Area.Qpv is { } qpv and not SearchArea.AnyQpv)
        {
            args.Add(new NpgsqlParameter<string[]>("qpv", qpv.Split('|')));
        }

        if (request.OpenAt is { } time)
        {
            var open = await opening.AtAsync(time, stop);
            args.Add(new NpgsqlParameter<int>("minute", open.Minute));
            args.Add(new NpgsqlParameter<string[]>("far_departements", open.FarDepartements));
            args.Add(new NpgsqlParameter<int[]>("far_minutes", open.FarMinutes));
            args.Add(new NpgsqlParameter<Guid[]>("varying_open", open.VaryingOpen));
            args.Add(new NpgsqlParameter<Guid[]>("closed", open.Closed));
        }

        if (after is not null)
        {
            args.Add(request.IsByRank ? new NpgsqlParameter<float>("after_key", float.Parse(after.Key, CultureInfo.InvariantCulture))
                : request.IsByDistance ? new NpgsqlParameter<double>("after_key", double.Parse(after.Key, CultureInfo.InvariantCulture))
                : new NpgsqlParameter<string>("after_key", after.Key));
            args.Add(new NpgsqlParameter<Guid>("after_id", after.Id));
        }

        return args;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                args.Add(new NpgsqlParameter<string>(name, value));
            }
        }

        void AddMasks(IReadOnlyList<long> masks, string prefix)
        {
            for (var i = 0; i < masks.Count; i++)
            {
                if (masks[i] != 0)
                {
                    args.Add(new NpgsqlParameter<long>(prefix + TraitGroup.All[i].Name, masks[i]));
                }
            }
        }

        // Places of Paris, Lyon and Marseille belong to the city; an arrondissement is its postal codes.
        void AddCommune(string? wanted)
        {
            if (wanted is not null)
            {
                var part = code.Communes.ContainsKey(wanted) ? null : code.Parts.FirstOrDefault(part => part.Code == wanted);
                Add("commune", part?.Commune.Code ?? wanted);
                args.Add(new NpgsqlParameter("postal_codes", NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text)
                {
                    Value = part is { PostalCodes.Count: > 0 } && part.PostalCodes.Count < part.Commune.PostalCodes.Count ? part.PostalCodes.ToArray() : DBNull.Value,
                });
            }
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\d])ste?(?![\p{L}\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Saint();
}
