namespace HubsPlatform.Portal.Web;

/// <summary>A map on a page.</summary>
/// <param name="After">Id of what follows it, for those who skip it.</param>
/// <param name="Target">Window in which its links open; null for the same one.</param>
/// <param name="At">Latitude and longitude of its only subject, where it stands beside no list.</param>
/// <param name="Chosen">Id of that place.</param>
public sealed record MapPart(string After, string? Target = null, string? At = null, Guid? Chosen = null);
