using System.Runtime.CompilerServices;
using Dapper;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.OpenData;

/// <summary>Which published places a file has: of a hub, a département, an EPCI, of any of these together, or all.</summary>
/// <param name="Hub">Null for all.</param>
/// <param name="Departement">Null for all.</param>
/// <param name="Epci">Null for all.</param>
/// <param name="Territory">What the file's name says about it.</param>
public sealed record PublishedFilter(HubId? Hub, string? Departement, string? Epci, string Territory)
{
    public static async Task<(PublishedFilter Filter, ProblemHttpResult? Problem)> ReadAsync(IQueryCollection query, HubDatabase database, OfficialCode code, CancellationToken stop)
    {
        var everything = new PublishedFilter(null, null, null, "France");
        HubId? hub = null;
        if (query["hub"].ToString() is { Length: > 0 } alias)
        {
            if (!HubId.TryParse(alias, out var parsed) || !await database.QuerySingleOrDefaultAsync<bool>("select exists (select from open.hubs where alias = @alias)", new { alias }, stop))
            {
                return (everything, Problem.NotFound("hub_not_found", "Ce hub n'existe pas."));
            }

            hub = parsed;
        }

        var departement = query["departement"].ToString();
        if (departement.Length > 0 && !code.Departements.ContainsKey(departement))
        {
            return (everything, Problem.NotFound("departement_not_found", "Ce n'est pas le code d'un département."));
        }

        var epci = query["epci"].ToString();
        if (epci.Length > 0 && !code.Epcis.ContainsKey(epci))
        {
            return (everything, Problem.NotFound("epci_not_found", "Ce n'est pas le code (SIREN) d'un EPCI."));
        }

        string?[] parts = [hub?.Alias, departement.Length > 0 ? code.Departements[departement].Name : null, epci.Length > 0 ? code.Epcis[epci].Name : null];
        var territory = string.Join('-', parts.OfType<string>().Select(name => PlainText.Of(name).Replace(' ', '-')));
        return (new PublishedFilter(hub, departement.Length > 0 ? departement : null, epci.Length > 0 ? epci : null, territory.Length > 0 ? territory : everything.Territory), null);
    }

    /// <summary>In the order of their hubs and ids, as they are read.</summary>
    public async IAsyncEnumerable<PublishedRow> RowsAsync(HubDatabase database, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        var rows = transaction.Connection.QueryUnbufferedAsync<PublishedRow>(
            $"""
            select {PublishedRow.Columns} from {PublishedRow.From}
            where (@hub::text is null or p.hub = @hub) and (@departement::text is null or p.departement_code = @departement)
              and (@epci::text is null or p.commune_code in (select code from geo.communes where epci_code = @epci))
            order by p.hub, p.id
            """, new { hub = Hub?.Alias, departement = Departement, epci = Epci }, transaction.Transaction);
        await foreach (var row in rows.WithCancellation(stop))
        {
            yield return row;
        }
    }
}
