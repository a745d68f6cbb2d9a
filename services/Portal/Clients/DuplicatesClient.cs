namespace HubsPlatform.Portal.Clients;

/// <summary>Records of a hub that may be one place, and what people decided about them.</summary>
public sealed class DuplicatesClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> Statuses = ["proposed", "later", "merged", "distinct"];

    private const string PageSize = "30";

    /// <param name="hub">Alias.</param>
    /// <param name="status">One of <see cref="Statuses"/>.</param>
    /// <param name="departement">Of one of the two records; null: any.</param>
    /// <param name="onlyBulk">Those only that reach the hub's threshold.</param>
    /// <param name="cursor">Of the page; null: the first.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<Paged<Duplicate>>> ListAsync(string hub, string status, string? departement, bool onlyBulk, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<Duplicate>>(Root(hub).With(("status", status), ("departement", departement), ("bulk", onlyBulk ? "true" : null), ("pageSize", PageSize), ("cursor", cursor)), stop);

    /// <summary>Those of the pairs in a state that a record is one of.</summary>
    public Task<Answer<Paged<Duplicate>>> OfPlaceAsync(string hub, Guid place, string status, CancellationToken stop) =>
        http.ReadAsync<Paged<Duplicate>>(Root(hub).With(("status", status), ("place", place.ToString()), ("pageSize", PageSize)), stop);

    public Task<Answer<DuplicateDetails>> FindAsync(string hub, Guid id, CancellationToken stop) => http.ReadAsync<DuplicateDetails>($"{Root(hub)}/{id}", stop);

    /// <param name="hub">Alias.</param>
    /// <param name="id">Of the pair.</param>
    /// <param name="decision">merge, distinct or later.</param>
    /// <param name="version">That the person saw.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<Duplicate>> DecideAsync(string hub, Guid id, string decision, long version, CancellationToken stop) =>
        http.CallAsync<Duplicate>(new HttpRequestMessage(HttpMethod.Post, $"{Root(hub)}/{id}/decision") { Content = JsonContent.Create(new { decision }) }.IfMatch(version), stop);

    public Task<Answer<Duplicate>> UndoAsync(string hub, Guid id, long version, CancellationToken stop) =>
        http.CallAsync<Duplicate>(new HttpRequestMessage(HttpMethod.Post, $"{Root(hub)}/{id}/undo").IfMatch(version), stop);

    public Task<Answer<DuplicateSettings>> SettingsAsync(string hub, CancellationToken stop) => http.ReadAsync<DuplicateSettings>($"{Root(hub)}/settings", stop);

    public Task<Answer<DuplicateSettings>> SetAsync(string hub, int? bulkThreshold, long version, CancellationToken stop) =>
        http.CallAsync<DuplicateSettings>(new HttpRequestMessage(HttpMethod.Put, $"{Root(hub)}/settings") { Content = JsonContent.Create(new { bulkThreshold }) }.IfMatch(version), stop);

    /// <param name="hub">Alias.</param>
    /// <param name="version">Of the settings that the person saw.</param>
    /// <param name="stop">Ends the waiting.</param>
    public Task<Answer<MergedInBulk>> AcceptAsync(string hub, long version, CancellationToken stop) =>
        http.CallAsync<MergedInBulk>(new HttpRequestMessage(HttpMethod.Post, $"{Root(hub)}/bulk").IfMatch(version), stop);

    private static string Root(string hub) => $"api/directory/hubs/{hub}/duplicates";
}

/// <summary>Two records, the score out of 100 and the reasons that add up to it.</summary>
public sealed record Duplicate(
    Guid Id, int Score, bool Bulk, string Status, long Version, DateTimeOffset? DecidedAt, IReadOnlyList<DuplicateReason> Reasons, IReadOnlyList<ComparedRecord> Places)
{
    public bool IsOpen => Status is "proposed" or "later";
}

public sealed record DuplicateReason(string Code, int Weight, string Text);

public sealed record DuplicateDetails(Duplicate Pair, ComparedRecord? Merged, int Records);

/// <param name="BulkThreshold">From which score on the hub merges unseen; null: never.</param>
/// <param name="Version">0 before the first setting.</param>
public sealed record DuplicateSettings(int? BulkThreshold, long Version);

public sealed record MergedInBulk(int Merged);

/// <summary>A record as its source has it, named as in the hub's API.</summary>
public sealed record ComparedRecord(
    Guid Id, string Source, string SourceId, string Name, string Address, string? AddressComplement, string PostalCode, string Commune, double? Latitude, double? Longitude, string? Pivot,
    IReadOnlyList<string> Typologies, string? Phone, IReadOnlyList<string> Emails, IReadOnlyList<string> Websites, string? OpeningHours, string? Summary, string? Description,
    string? ParentStructure, DateOnly? UpdatedOn, IReadOnlyList<string> Services, IReadOnlyList<string> Publics, IReadOnlyList<string> SpecificSupport, IReadOnlyList<string> Fees,
    IReadOnlyList<string> Programmes, IReadOnlyList<string> Labels, IReadOnlyList<string> OtherLabels, IReadOnlyList<string> AccessModes, IReadOnlyList<string> Accompaniments,
    IReadOnlyList<string> Itinerance, string? AccessibilityUrl, string? BookingUrl, Guid? MergedInto, string? DepartementCode = null);
