using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Hosting;

/// <summary>Keycloak's addresses. As in its development mode the origin is the one that was called, so a proxy in front does not matter.</summary>
internal sealed class Addresses(Realm realm)
{
    public string Realm { get; } = $"/realms/{realm.File.Name}";
    public string Protocol => $"{Realm}/protocol/openid-connect";
    public string SignInForms => $"{Realm}/login-actions";
    public string Administration { get; } = $"/admin/realms/{realm.File.Name}";

    public static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    public string Issuer(HttpRequest request) => Origin(request) + Realm;
}
