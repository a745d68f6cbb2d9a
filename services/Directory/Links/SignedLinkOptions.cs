namespace HubsPlatform.Directory.Links;

/// <summary>How signed links are made. Configuration section <c>Links</c>; the same for all replicas.</summary>
public sealed class SignedLinkOptions
{
    public const string Section = "Links";

    /// <summary>Shorter keys are refused.</summary>
    public const int ShortestKey = 32;

    /// <summary>Secrets by their number, 0 to 255. Links signed with any of them are good; one that is taken out ends its links.</summary>
    public Dictionary<byte, string> Keys { get; set; } = [];

    /// <summary>The key that signs; null: the one with the highest number. Give a new key to all replicas first, then let it sign.</summary>
    public byte? SignWith { get; set; }

    /// <summary>Where people reach the platform: what links begin with.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>So long a place may be confirmed or corrected by a link.</summary>
    public int Days { get; set; } = 60;
}
