using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>How many places a value would leave.</summary>
internal sealed record Facet(string Group, string Value, long Count);

/// <summary>
/// Counts for every value of every list, and for every département. Within a list values are alternatives, so what is chosen in a list does not
/// lessen the counts of that list; what is chosen in the others does.
/// </summary>
public sealed class PlaceFacets(HubDatabase database)
{
    internal async Task<IReadOnlyList<Facet>> OfAsync(SearchRequest request, IReadOnlyList<NpgsqlParameter> args, CancellationToken stop)
    {
        var combinations = new List<(long Traits, long Count)>();
        var facets = new List<Facet>();
        await database.ReadAsync(SearchSql.Facets(request), args, row =>
        {
            if (row.IsDBNull(1))
            {
                combinations.Add((row.GetInt64(0), row.GetInt64(2)));
            }
            else
            {
                facets.Add(new Facet(row.GetInt64(0) < 0 ? "areas" : "departements", row.GetString(1), row.GetInt64(2)));
            }
        }, stop);
        facets.Sort((one, other) => string.CompareOrdinal(one.Value, other.Value));
        for (var i = 0; i < TraitGroup.All.Count; i++)
        {
            var group = TraitGroup.All[i];
            var left = combinations.Where(combination => FitsAllBut(request, i, combination.Traits)).ToList();
            facets.AddRange(group.Values.Select(value => new Facet(group.Name, value, left.Where(combination => (combination.Traits & group.Bit(value)) != 0).Sum(combination => combination.Count))));
        }

        return facets;
    }

    private static bool FitsAllBut(SearchRequest request, int group, long traits)
    {
        for (var i = 0; i < request.Masks.Count; i++)
        {
            if (i != group && request.Masks[i] != 0 && (traits & request.Masks[i]) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
