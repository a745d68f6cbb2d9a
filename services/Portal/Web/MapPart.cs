namespace HubsPlatform.Portal.Web;

/// <summary>A map on a page.</summary>
/// <param name="After">Id of what follows it, for those who skip it.</param>
/// <param name="Target">Window in which its links open; null for the same one.</param>
public sealed record MapPart(string After, string? Target = null);
