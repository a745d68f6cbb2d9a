using System.Net;
using System.Text;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>Which client calls the token endpoint: HTTP Basic or form fields, for a public client its name only.</summary>
internal sealed class ClientAuthentication(Realm realm)
{
    public (Client? Client, IResult? Refusal) Check(HttpRequest request, IFormCollection form)
    {
        var (id, secret) = Basic(request) ?? (form["client_id"].One(), form["client_secret"].One());
        if (id is null || !realm.Clients.TryGetValue(id, out var client) || !client.Enabled)
        {
            return (null, Refuse("invalid_client"));
        }

        if (client.BearerOnly || (!client.PublicClient && !Secrets.Same(secret, client.Secret)))
        {
            return (null, Refuse("unauthorized_client"));
        }

        return (client, null);
    }

    private static IResult Refuse(string error) => OAuthError.Of(error, "Invalid client or Invalid client credentials", StatusCodes.Status401Unauthorized);

    private static (string? Id, string? Secret)? Basic(HttpRequest request)
    {
        if (request.Headers.Authorization.One() is not { } header || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        var isBase64 = Convert.TryFromBase64String(header["Basic ".Length..], bytes, out var length);
        return isBase64 && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var id, var secret]
            ? (WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : (null, null);
    }
}
