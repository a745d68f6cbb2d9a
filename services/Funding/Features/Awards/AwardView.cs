namespace HubsPlatform.Funding.Features.Awards;

/// <summary>An award as the API tells it.</summary>
public sealed record AwardView(
    Guid Id,
    string Hub,
    Guid CallId,
    string CallName,
    decimal Amount,
    string Currency,
    string[] Recipients,
    long? PopulationTargeted,
    string? PopulationNote,
    string? Zone,
    DateOnly AwardedOn,
    string Source,
    DateTimeOffset RecordedAt)
{
    /// <summary>The columns in the order of the record, over <c>awards</c> joined with <c>open.calls</c>.</summary>
    public const string Columns = """
        awards.id, awards.hub_id as hub, awards.call_id, calls.name as call_name, awards.amount, awards.currency, awards.recipients,
        awards.population_targeted, awards.population_note, awards.zone, awards.awarded_on, awards.source, awards.recorded_at
        """;
}
