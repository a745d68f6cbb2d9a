using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Links;

/// <summary>The addresses that people are sent: pages of the portal, with the token in the query, which traces and our own logs leave out.</summary>
public sealed class LinkAddresses(LinkSigner signer, IOptions<SignedLinkOptions> options)
{
    /// <summary>Links can be signed, and it is known where the platform is reached.</summary>
    public bool IsReady => signer.IsReady && options.Value.PublicAddress is not null;

    /// <summary>How long a link to a place is good.</summary>
    public TimeSpan Lasting => TimeSpan.FromDays(options.Value.Days);

    /// <param name="link">Its id in the hub's list.</param>
    /// <param name="place">What it is for.</param>
    /// <param name="address">The recipient's hash; null: whoever is given the link.</param>
    /// <param name="expires">When it ends.</param>
    public Uri ToPlace(Guid link, Guid place, byte[]? address, DateTimeOffset expires) =>
        Page("fiche", new SignedLink(LinkPurpose.Place, link, place, address ?? new byte[AddressHash.Length], expires));

    public Uri ToRefusal(Guid reminder, byte[] address, DateTimeOffset expires) =>
        Page("fiche/relances", new SignedLink(LinkPurpose.Refusal, reminder, Guid.Empty, address, expires));

    private Uri Page(string page, SignedLink link) => new(options.Value.PublicAddress!, $"{page}?lien={signer.Sign(link)}");
}
