using System.Text.Json;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Links;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>
/// POST /api/directory/place-links/read: the place that a link is for, as its form has it. Changes nothing; the token is sent in the body because
/// addresses end up in logs.
/// </summary>
public static class ReadPlaceLink
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<Results<Ok<OpenedLink>, ProblemHttpResult>> Handle(LinkToken link, LinkedPlaces links, CancellationToken stop)
    {
        await using var place = await links.OpenAsync(link.Token, toChange: false, stop);
        if (place is null)
        {
            return LinkedPlace.Unknown();
        }

        var settings = await OwnerSettings.ReadAsync(place.Transaction, stop);
        return TypedResults.Ok(new OpenedLink(
            place.Place.Id, place.Hub.Alias, place.HubName, place.Place.Version, FormOf(place.Place), settings.IsDirect, place.Link.ExpiresAt,
            place.Link.Answer, place.Link.AnsweredAt));
    }

    internal static PlaceForm FormOf(PlaceRecord place) => JsonSerializer.SerializeToElement(place, Web).Deserialize<PlaceForm>(Web)!;

    public sealed record LinkToken(string? Token);

    /// <param name="PlaceId">Of the published place.</param>
    /// <param name="Hub">Alias.</param>
    /// <param name="HubName">In words.</param>
    /// <param name="Version">To be sent back with the answer.</param>
    /// <param name="Place">All fields.</param>
    /// <param name="IsDirect">Corrections are published at once; otherwise the hub looks at them first.</param>
    /// <param name="ExpiresAt">Of the link.</param>
    /// <param name="Answer">The last one by this link: confirmed, corrected, proposed or closed.</param>
    /// <param name="AnsweredAt">When.</param>
    public sealed record OpenedLink(Guid PlaceId, string Hub, string HubName, long Version, PlaceForm Place, bool IsDirect, DateTimeOffset ExpiresAt, string? Answer, DateTimeOffset? AnsweredAt);
}
