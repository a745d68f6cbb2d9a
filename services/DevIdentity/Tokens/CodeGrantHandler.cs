using System.Security.Cryptography;
using System.Text;
using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>An authorization code, once, by the client that asked for it, with the verifier of its challenge (RFC 7636).</summary>
internal sealed class CodeGrantHandler(SessionStore sessions, TokenAnswer answer)
{
    public IResult Handle(HttpRequest request, Client client, IFormCollection form)
    {
        if (form["code"].One() is not { } value)
        {
            return OAuthError.Of("invalid_request", "Missing parameter: code");
        }

        if (sessions.FindCode(value) is not { } code)
        {
            return OAuthError.InvalidGrant("Code not valid");
        }

        var user = sessions.UserOf(code.Part);
        if (!code.Use())
        {
            code.Part.Session.Leave(code.Part); // a code that is used twice was stolen: what it gave is taken back
            return OAuthError.InvalidGrant("Code not valid");
        }

        if (code.Request.Client.ClientId != client.ClientId)
        {
            return OAuthError.InvalidGrant("Auth error");
        }

        if (code.Request.RedirectUri != form["redirect_uri"].One())
        {
            return OAuthError.InvalidGrant("Incorrect redirect_uri");
        }

        if (form["code_verifier"].One() is not { } verifier || !Secrets.Same(ChallengeOf(verifier), code.Request.Challenge))
        {
            return OAuthError.InvalidGrant("PKCE verification failed");
        }

        return user is { Enabled: true }
            ? answer.Write(request, client, user, code.Part, code.Granted, code.Granted, code.Request.Nonce)
            : OAuthError.InvalidGrant("Session not active");
    }

    private static string ChallengeOf(string verifier) => Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
