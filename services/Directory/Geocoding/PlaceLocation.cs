using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>How a place of a hub came to its position, where its source did not say it, or said it doubtfully.</summary>
/// <param name="State"><c>located</c> (by its address), <c>approximate</c> (by its commune), <c>unlocated</c>, or <c>doubtful</c>: the source's own coordinates are far from the commune.</param>
/// <param name="Position">Where it is taken to be; null where the source's coordinates count.</param>
/// <param name="Address">What the geocoder was asked and answered; null where it was not asked.</param>
/// <param name="DistanceKm">Of doubtful coordinates, from the middle of the commune.</param>
public sealed record PlaceLocation(string State, PublishedPosition? Position, AskedAddress? Address, int? DistanceKm)
{
    private const string Sql = """
        select p.located, p.position, d.distance_km, a.state, a.latitude, a.longitude, a.score, a.type, a.label, a.answered_at, a.attempts, a.due_at, a.problem
        from open.places p
        left join geo.doubts d on d.place_id = p.id and p.location is not null and p.located is null
        left join geo.addresses a on a.hash = coalesce(p.address_hash, d.address_hash)
        where p.hub = @hub and p.id = @id and (p.location is null or p.located is not null or d.place_id is not null)
        """;

    /// <returns>Null where the source's coordinates are there and not in doubt, and for a record that is not published by itself.</returns>
    public static async Task<PlaceLocation?> ReadAsync(HubTransaction tx, Guid id, CancellationToken stop) =>
        await tx.QuerySingleOrDefaultAsync<Row>(Sql, new { hub = tx.Hub!.Value.Alias, id }, stop) is { } row
            ? new PlaceLocation(
                row.DistanceKm is not null ? "doubtful" : row.Located switch { "address" => "located", "commune" => "approximate", _ => "unlocated" },
                PublishedPosition.Parse(row.Position), row.State is null ? null : row.ToAddress(), row.DistanceKm)
            : null;

    private sealed class Row
    {
        public string? Located { get; init; }
        public string? Position { get; init; }
        public int? DistanceKm { get; init; }
        public string? State { get; init; }
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public double? Score { get; init; }
        public string? Type { get; init; }
        public string? Label { get; init; }
        public DateTime? AnsweredAt { get; init; }
        public int Attempts { get; init; }
        public DateTime? DueAt { get; init; }
        public string? Problem { get; init; }

        public AskedAddress ToAddress() => new(State!, Latitude, Longitude, Score, Type, Label, AnsweredAt, Attempts, State == "waiting" ? DueAt : null, Problem);
    }
}

/// <param name="State"><c>waiting</c>, <c>found</c> or <c>unknown</c>.</param>
/// <param name="Latitude">WGS 84, degrees.</param>
/// <param name="Longitude">Likewise.</param>
/// <param name="Score">0 to 1, the geocoder's own.</param>
/// <param name="Type">housenumber, street, locality or municipality.</param>
/// <param name="Label">The address as the geocoder writes it.</param>
/// <param name="AnsweredAt">When it answered.</param>
/// <param name="Attempts">How often it was asked.</param>
/// <param name="AskedAgainAt">While it waits: not before.</param>
/// <param name="Problem">Why the last question got no answer.</param>
public sealed record AskedAddress(
    string State, double? Latitude, double? Longitude, double? Score, string? Type, string? Label, DateTime? AnsweredAt, int Attempts, DateTime? AskedAgainAt, string? Problem);
