namespace HubsPlatform.Directory.Links;

/// <summary>What a link is good for.</summary>
public enum LinkPurpose : byte
{
    /// <summary>Confirm or correct a place.</summary>
    Place = 1,

    /// <summary>Get no more reminders.</summary>
    Refusal = 2,
}

/// <summary>What the signature of a link vouches for.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Id">Of the link; for a refusal, of the reminder that it stood in.</param>
/// <param name="Place">Empty for a refusal, which is about an address.</param>
/// <param name="Address">The recipient's <see cref="AddressHash"/>; zeros where it is bound to no address.</param>
/// <param name="ExpiresAt">Kept to the minute.</param>
public sealed record SignedLink(LinkPurpose Purpose, Guid Id, Guid Place, byte[] Address, DateTimeOffset ExpiresAt);
