using HubsPlatform.Directory.Features.Moderation;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>POST /api/directory/place-links/close: the place is closed for good. Taking it out of the census is the hub's decision.</summary>
public static class ClosePlace
{
    public static async Task<Results<Ok<OwnerAnswer>, ProblemHttpResult>> Handle(PlaceEnd end, LinkedPlaces links, OwnerReports reports, TimeProvider clock, CancellationToken stop)
    {
        var text = string.IsNullOrWhiteSpace(end.Text) ? null : end.Text.Trim();
        if (text is { Length: > ReportPlace.LongestText } || text?.Contains('\0') == true)
        {
            return Problem.Unprocessable(
                "invalid_text", "Ce message ne peut pas être envoyé ainsi.", [new FieldError("text", "text_invalid", $"Le texte compte au plus {ReportPlace.LongestText} caractères.")]);
        }

        await using var place = await links.OpenAsync(end.Token, toChange: true, stop);
        if (place is null)
        {
            return LinkedPlace.Unknown();
        }

        var now = clock.GetUtcNow();
        if (!await reports.AddAsync(place, "n-existe-plus", text, null, now, stop))
        {
            return OwnerReports.TooMany();
        }

        await place.NoteAnswerAsync("closed", now, stop);
        await place.Transaction.CommitAsync(stop);
        return TypedResults.Ok(new OwnerAnswer("closed"));
    }

    /// <param name="Token">Of the link.</param>
    /// <param name="Text">In words, if wanted: since when, where people are received now.</param>
    public sealed record PlaceEnd(string? Token, string? Text);
}
