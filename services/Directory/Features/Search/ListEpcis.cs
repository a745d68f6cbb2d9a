using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>GET /api/directory/epcis?departement=: the groups of communes that have communes in a département, by name.</summary>
public static class ListEpcis
{
    public static Results<Ok<Page<ListedEpci>>, ProblemHttpResult> Handle(string? departement, OfficialCode code)
    {
        if (departement is null || !code.Departements.ContainsKey(departement))
        {
            return Problem.BadRequest("invalid_departement", "Ce n'est pas le code d'un département.", "departement");
        }

        var epcis = code.Communes.Values.Where(commune => commune.DepartementCode == departement).Select(commune => commune.EpciCode).OfType<string>().Distinct()
            .Select(epci => new ListedEpci(epci, code.Epcis[epci].Name)).OrderBy(epci => epci.Name, StringComparer.Ordinal).ToArray();
        return TypedResults.Ok(new Page<ListedEpci>(epcis, null, epcis.Length));
    }

    /// <param name="Code">SIREN.</param>
    /// <param name="Name">Of the group of communes.</param>
    public sealed record ListedEpci(string Code, string Name);
}
