using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>
/// POST /api/directory/place-links/correct: the whole form of the place, checked like the hub's own. It is published at once, or waits in
/// the hub's queue with the fields that differ, as the hub has set it.
/// </summary>
public sealed class CorrectPlace(LinkedPlaces links, OwnerWriter writer, OwnerReports reports, ITerritoryMap territories, TimeProvider clock)
{
    private const int MostPerHour = 10;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Task<Results<Ok<OwnerAnswer>, ProblemHttpResult>> Handle(PlaceCorrection correction, CorrectPlace correct, CancellationToken stop) => correct.RunAsync(correction, stop);

    private async Task<Results<Ok<OwnerAnswer>, ProblemHttpResult>> RunAsync(PlaceCorrection correction, CancellationToken stop)
    {
        await using var place = await links.OpenAsync(correction.Token, toChange: true, stop);
        if (place is null)
        {
            return LinkedPlace.Unknown();
        }

        var (draft, errors) = (correction.Place ?? new PlaceForm()).Check(place.Records[0].SourceId, place.Hub, territories, clock);
        if (draft is null)
        {
            return Problem.Unprocessable("invalid_place", "Ce lieu ne peut pas être enregistré ainsi : corrigez les champs indiqués.", errors);
        }

        var wanted = draft with { DateMaj = clock.InFrance() };
        var changes = Changes(place.Place, wanted);
        if (correction.Version != place.Place.Version)
        {
            // Sent twice by a hasty finger, the second finds its own work.
            return place.IsAnswered && changes.Count == 0 ? TypedResults.Ok(new OwnerAnswer(place.Link.Answer!)) : LinkedPlace.Outdated();
        }

        return await AnswerAsync(place, wanted, changes, stop);
    }

    private async Task<Results<Ok<OwnerAnswer>, ProblemHttpResult>> AnswerAsync(LinkedPlace place, PlaceDraft wanted, Dictionary<string, JsonElement> changes, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var isDirect = (await OwnerSettings.ReadAsync(place.Transaction, stop)).IsDirect;
        if (changes.Count == 0 || isDirect)
        {
            if (await HasChangedOftenAsync(place, now, stop))
            {
                return OwnerReports.TooMany();
            }

            await writer.WriteAsync(place, wanted, now, stop);
        }
        else if (!await reports.AddAsync(place, "correction", null, JsonSerializer.Serialize(changes, Web), now, stop))
        {
            return OwnerReports.TooMany();
        }

        var answer = changes.Count == 0 ? "confirmed" : isDirect ? "corrected" : "proposed";
        await place.NoteAnswerAsync(answer, now, stop);
        await place.Transaction.AuditAsync(place.Actor, answer == "proposed" ? "place.correction-proposed" : $"place.{answer}", $"places/{place.Place.Id}", stop);
        await place.Transaction.CommitAsync(stop);
        return TypedResults.Ok(new OwnerAnswer(answer));
    }

    private static Task<bool> HasChangedOftenAsync(LinkedPlace place, DateTimeOffset now, CancellationToken stop) => place.Transaction.QuerySingleOrDefaultAsync<bool>(
        "select count(*) >= @most from place_changes where hub_id = @hub and place_id = @record and origin = 'link' and changed_at > @since",
        new { most = MostPerHour, hub = place.Hub.Alias, record = place.Records[0].Id, since = now.AddHours(-1) }, stop);

    /// <summary>The fields in which the form differs from the place, with their new values. The day of the update is no news.</summary>
    private static Dictionary<string, JsonElement> Changes(PlaceRecord place, PlaceDraft wanted)
    {
        var before = JsonSerializer.SerializeToElement(ReadPlaceLink.FormOf(PlaceRecord.Of(place.ToStandard())), Web);
        var after = JsonSerializer.SerializeToElement(ReadPlaceLink.FormOf(PlaceRecord.Of(wanted)), Web);
        return after.EnumerateObject().Where(field => field.Name != "updatedOn" && !JsonElement.DeepEquals(field.Value, before.GetProperty(field.Name)))
            .ToDictionary(field => field.Name, field => field.Value);
    }

    /// <param name="Token">Of the link.</param>
    /// <param name="Version">Of the place that the person saw.</param>
    /// <param name="Place">All fields, as they shall be; the day of the update becomes today.</param>
    public sealed record PlaceCorrection(string? Token, long? Version, PlaceForm? Place);
}
