using HubsPlatform.Evaluation.Counting;
using HubsPlatform.Evaluation.Disclosure;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Evaluation.Features.Indicators;

/// <summary>A hub's indicators, each for the hub and, where it has a place, for each département.</summary>
public static class GetIndicators
{
    public sealed record IndicatorList(string Hub, string? Name, DateTimeOffset? AsOf, IReadOnlyList<Indicator> Items);

    /// <param name="Code">What a client tests.</param>
    /// <param name="Label">What people read.</param>
    /// <param name="Unit">What is counted.</param>
    /// <param name="Value">The hub's figure; null where it is withheld or not known.</param>
    /// <param name="Suppressed">The figure is withheld because it would be about too few persons.</param>
    /// <param name="Departements">Empty where the indicator is the whole hub's only.</param>
    public sealed record Indicator(string Code, string Label, string Unit, long? Value, bool Suppressed, IReadOnlyList<Cell> Departements);

    public sealed record Cell(string Code, long? Value, bool Suppressed);

    public static async Task<Ok<IndicatorList>> HandleAsync(HubContext hub, HubDatabase database, CancellationToken stop)
    {
        var (summary, departements) = await HubCounts.ReadAsync(database, hub.Hub, stop);
        var mediators = SmallCells.Protect([.. departements.Select(departement => departement.Mediators)]);

        // The last cell stands for completions whose structure is not known yet, so that the cells add up to the known total.
        var located = departements.Select(departement => departement.Completions).ToArray();
        var completions = SmallCells.Protect([.. located, summary.Completions - located.Sum()], isTotalKnown: true);

        return TypedResults.Ok(new IndicatorList(hub.Hub.Alias, summary.Name, summary.AsOf,
        [
            Counted("places", "Lieux de médiation", "lieux", departement => departement.Places),
            Counted("structures", "Structures recensées", "structures", departement => departement.Structures),
            Counted("operating-structures", "Structures en activité", "structures", departement => departement.OperatingStructures),
            Counted("communes", "Communes ayant au moins un lieu", "communes", departement => departement.Communes),
            Protected("mediators", "Médiateurs et aidants", "personnes", mediators),
            Protected("training-completions", "Formations suivies jusqu'au bout", "formations", completions),
            new("population-targeted", "Population visée par les attributions", "personnes", summary.PopulationTargeted, false, []),
        ]));

        Indicator Counted(string code, string label, string unit, Func<DepartementCounts, long> count) =>
            new(code, label, unit, departements.Sum(count), false, [.. departements.Select(departement => new Cell(departement.Code, count(departement), false))]);

        Indicator Protected(string code, string label, string unit, SmallCells.Publication publication) =>
            new(code, label, unit, publication.Total.Value, publication.Total.Suppressed,
                [.. departements.Zip(publication.Cells, (departement, figure) => new Cell(departement.Code, figure.Value, figure.Suppressed))]);
    }
}
