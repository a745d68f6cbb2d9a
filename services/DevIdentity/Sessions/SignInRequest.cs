using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>What a client asked at the authorization endpoint.</summary>
/// <param name="Url">The request itself, to begin again.</param>
internal sealed record SignInRequest(Client Client, string RedirectUri, string[] Scopes, string? State, string? Nonce, string Challenge, string Url);
