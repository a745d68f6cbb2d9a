namespace HubsPlatform.ServiceDefaults.Audit;

/// <summary>One line of the audit trail. Rows are only ever appended.</summary>
/// <param name="Id">Sorted by time.</param>
/// <param name="HubId">The hub concerned; <c>*</c> where it is every hub.</param>
/// <param name="OccurredAt">When, UTC.</param>
/// <param name="Subject">Who (<c>sub</c>), never a name.</param>
/// <param name="Client">The program used (<c>azp</c>), null for the platform itself.</param>
/// <param name="Address">The caller's address as the service saw it.</param>
/// <param name="Action">What, past tense: <c>import.started</c>.</param>
/// <param name="Target">On what: <c>imports/0193…</c> or the path asked for.</param>
/// <param name="Outcome"><c>done</c> or <c>denied</c>.</param>
/// <param name="TraceId">The trace it belongs to.</param>
public sealed record AuditEntry(Guid Id, string HubId, DateTimeOffset OccurredAt, string Subject, string? Client, string? Address, string Action, string Target, string Outcome, string? TraceId);
