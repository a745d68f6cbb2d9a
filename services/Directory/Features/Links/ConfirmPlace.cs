using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>POST /api/directory/place-links/confirm: all that is published of the place is right today.</summary>
public static class ConfirmPlace
{
    public static async Task<Results<Ok<OwnerAnswer>, ProblemHttpResult>> Handle(Confirmation confirmation, LinkedPlaces links, OwnerWriter writer, TimeProvider clock, CancellationToken stop)
    {
        await using var place = await links.OpenAsync(confirmation.Token, toChange: true, stop);
        if (place is null)
        {
            return LinkedPlace.Unknown();
        }

        if (!place.IsAsSeen(confirmation.Version))
        {
            return LinkedPlace.Outdated();
        }

        var today = clock.InFrance();
        if (place.Place.UpdatedOn < today || place.Place.UpdatedOn is null || place.Records.Any(record => record.HasLeft) || place.Link.Answer is null)
        {
            await writer.WriteAsync(place, place.Place.ToStandard() with { DateMaj = place.Place.UpdatedOn > today ? place.Place.UpdatedOn : today }, clock.GetUtcNow(), stop);
            await place.NoteAnswerAsync("confirmed", clock.GetUtcNow(), stop);
            await place.Transaction.AuditAsync(place.Actor, "place.confirmed", $"places/{place.Place.Id}", stop);
            await place.Transaction.CommitAsync(stop);
        }

        return TypedResults.Ok(new OwnerAnswer("confirmed"));
    }

    /// <param name="Token">Of the link.</param>
    /// <param name="Version">Of the place that the person saw.</param>
    public sealed record Confirmation(string? Token, long? Version);
}

/// <param name="Answer">What it came to: confirmed, corrected, proposed or closed.</param>
public sealed record OwnerAnswer(string Answer);
