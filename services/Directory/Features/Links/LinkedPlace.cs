using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using PlaceRecord = HubsPlatform.Directory.Features.Places.PlaceRecord;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>A place that somebody holds a good link for, in a transaction of its hub.</summary>
internal sealed class LinkedPlace(HubTransaction transaction, PlaceLinkRow link, PlaceRecord place, IReadOnlyList<OwnedRecord> records, string hubName) : IAsyncDisposable
{
    public HubTransaction Transaction => transaction;

    public HubId Hub => transaction.Hub!.Value;

    public string HubName => hubName;

    public PlaceLinkRow Link => link;

    /// <summary>As the census has it: of a merged place, what its records say together.</summary>
    public PlaceRecord Place => place;

    /// <summary>Its active records, the one that stands for it first.</summary>
    public IReadOnlyList<OwnedRecord> Records => records;

    public Actor Actor { get; } = Actor.Link(link.Id);

    /// <summary>What the caller saw is what is there, or what this very link made of it: a button may be pressed twice.</summary>
    public bool IsAsSeen(long? version) => version == place.Version || IsAnswered;

    /// <summary>Nobody has changed the place since this link's last answer.</summary>
    public bool IsAnswered => link.AnsweredVersion == place.Version;

    public Task NoteAnswerAsync(string answer, DateTimeOffset now, CancellationToken stop) => transaction.ExecuteAsync(
        """
        update place_links set answer = @answer, answered_at = @now,
          answered_version = (select p.version from census_places p where p.hub_id = @hub and p.id = @place)
        where hub_id = @hub and id = @link
        """,
        new { hub = Hub.Alias, link = link.Id, place = place.Id, answer, now }, stop);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <summary>Whatever is wrong with a link: changed, expired, taken back, or of a place that is gone.</summary>
    public static ProblemHttpResult Unknown() => Problem.NotFound(
        "link_invalid", "Ce lien n'est pas ou n'est plus valable. Demandez-en un autre au hub qui vous l'a envoyé, ou signalez une erreur depuis la page du lieu.");

    public static ProblemHttpResult Outdated() => Problem.PreconditionFailed(
        "place_changed", "Ce lieu a été modifié entre-temps. Rien n'a été enregistré : vérifiez les informations ci-dessous, puis recommencez.");
}

/// <summary>A record of the place.</summary>
internal sealed record OwnedRecord(Guid Id, string Source, string SourceId, bool HasLeft);
