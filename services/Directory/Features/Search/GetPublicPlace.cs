using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Features.Timetables;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.Standard;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>GET /api/directory/places/{id}: one published place with all that the public may see of it. One that was merged with another leads there.</summary>
public static class GetPublicPlace
{
    public static async Task<Results<Ok<PublicPlace>, StatusCodeHttpResult, RedirectHttpResult, ProblemHttpResult>> Handle(
        Guid id, HubDatabase database, SchoolCalendar schools, TimeProvider clock, HttpRequest request, HttpResponse response, CancellationToken stop)
    {
        var row = await database.QuerySingleOrDefaultAsync<PublishedRow>($"select {PublishedRow.Columns} from {PublishedRow.From} where p.id = @id", new { id }, stop);
        if (row is null)
        {
            // The place keeps its address for people; a decision taken back makes this one valid again, so nobody may keep the answer.
            if (await database.QuerySingleOrDefaultAsync<Guid?>("select m.leads_to from open.moved_places m join open.places p on p.id = m.leads_to where m.id = @id", new { id }, stop) is { } leader)
            {
                response.Headers.CacheControl = "no-cache";
                return TypedResults.Redirect($"/api/directory/places/{leader}", permanent: true, preserveMethod: true);
            }

            return Problem.NotFound("place_not_found", "Ce lieu n'existe pas ou n'est plus publié.");
        }

        var position = row.Position;
        var (hub, place) = (new HubId(row.Hub), PublishedRecord.Parse(row.Id, row.Record).At(position is { IsApproximate: false } ? position : null));
        var today = clock.DayIn(place.DepartementCode);
        var timetable = await PublicTimetable.ReadAsync(database, hub, id, today, stop);
        var team = await PlaceTeam.ReadAsync(database, hub, id, stop);
        var tag = TagOf(row.Version, timetable, team, position?.ToJson() ?? "");
        response.Headers.ETag = tag;
        return request.Headers.IfNoneMatch == tag
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(PublicPlace.Of(row, place, timetable, team));
    }

    /// <summary>What is around the record changes without a new version of it.</summary>
    private static string TagOf(long version, params object[] around) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{version}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(around)).AsSpan(0, 8))}\"");

    public sealed record PublicPlace(
        Guid Id, string Hub, long Version, string Name, string Address, string? AddressComplement, string PostalCode, string Commune, string? CommuneCode, string DepartementCode,
        double? Latitude, double? Longitude, string? Phone, IReadOnlyList<string> Emails, IReadOnlyList<string> Websites, string? OpeningHours, string? Summary, string? Description,
        string? BookingUrl, string? AccessibilityUrl, IReadOnlyList<string> Services, IReadOnlyList<string> Publics, IReadOnlyList<string> SpecificSupport, IReadOnlyList<string> Fees,
        IReadOnlyList<string> Programmes, IReadOnlyList<string> Labels, IReadOnlyList<string> AccessModes, IReadOnlyList<string> Accompaniments, IReadOnlyList<string> Itinerance,
        string? ParentStructure, DateOnly? UpdatedOn, IReadOnlyList<PublicTimetable.Closed> Closures, IReadOnlyList<Stop> Stops, int TrainedMediators, IReadOnlyList<PlaceTeam.Qualified> Qualifications, IReadOnlyList<string> Mediators, Geocoded? Geocoded)
    {
        internal static PublicPlace Of(PublishedRow row, PlaceDraft place, PublicTimetable timetable, PlaceTeam team) =>
            new(
                row.Id, row.Hub, row.Version, place.Nom, place.Adresse, place.ComplementAdresse, place.CodePostal, place.Commune, place.CommuneCode, place.DepartementCode,
                place.Latitude, place.Longitude, place.Telephone, place.Courriels, place.SiteWeb, place.Horaires, place.PresentationResume, place.PresentationDetail,
                place.PriseRdv, place.FicheAccesLibre, place.Services, place.PublicsSpecifiquementAdresses, place.PriseEnChargeSpecifique, place.FraisACharge,
                place.DispositifProgrammesNationaux, [.. place.FormationsLabels, .. place.AutresFormationsLabels], place.ModalitesAcces, place.ModalitesAccompagnement, place.Itinerance,
                place.StructureParente, place.DateMaj, timetable.Closures, timetable.Stops, team.Trained, team.Qualifications, team.Names, Geocoded.Of(row.Position));
    }

    /// <summary>Where the coordinates come from when not from the source. An approximate place has none: only its commune is known.</summary>
    public sealed record Geocoded(string By, double? Score, string Type, DateTimeOffset At, bool Approximate)
    {
        internal static Geocoded? Of(PublishedPosition? position) =>
            position is null ? null : new(position.By, position.Score, position.Type, position.At, position.IsApproximate);
    }
}
