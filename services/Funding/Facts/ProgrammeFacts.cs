using System.Text.Json;

namespace HubsPlatform.Funding.Facts;

/// <summary>A programme with its call and awards, as published, each part with its source.</summary>
public sealed record ProgrammeFacts(ProgrammeFacts.ProgrammeFact Programme, ProgrammeFacts.CallFact Call, IReadOnlyList<ProgrammeFacts.AwardFact> Awards)
{
    public sealed record ProgrammeFact(Guid Id, string Name, string Summary, string Source, IReadOnlyList<MissionFact> Missions);

    public sealed record MissionFact(string Code, string Label);

    public sealed record CallFact(
        Guid Id,
        string Name,
        DateOnly OpensOn,
        DateOnly ClosesOn,
        DateOnly AnnouncedOn,
        decimal Envelope,
        string Currency,
        string Source,
        IReadOnlyList<CriterionFact> Criteria,
        IReadOnlyList<string> Considerations,
        IReadOnlyList<MilestoneFact> Milestones,
        IReadOnlyList<SeatFact> Jury);

    public sealed record CriterionFact(string Code, string Title, string Explanation, IReadOnlyList<string> Details);

    public sealed record MilestoneFact(DateOnly StartsOn, DateOnly EndsOn, string Label);

    public sealed record SeatFact(string Body, bool Chairs, bool ByProxy);

    public sealed record AwardFact(Guid Id, string Hub, decimal Amount, long PopulationTargeted, IReadOnlyList<string> Recipients, string? PopulationNote, string Zone);

    /// <summary>The hubs of 2018: 11 awards, 4 545 000 EUR of 5 000 000.</summary>
    public static ProgrammeFacts Hubs2018()
    {
        var assembly = typeof(ProgrammeFacts).Assembly;
        var name = assembly.GetManifestResourceNames().Single(resource => resource.EndsWith("hubs-france-connectee-2018.json", StringComparison.Ordinal));
        using var file = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<ProgrammeFacts>(file, JsonSerializerOptions.Web)!;
    }
}
