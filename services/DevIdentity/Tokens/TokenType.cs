namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>"typ" in the payload, as Keycloak writes it: all kinds are signed with the same key, this tells them apart.</summary>
internal static class TokenType
{
    public const string Access = "Bearer";
    public const string Id = "ID";
    public const string Logout = "Logout";
}
