using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;
using HubsPlatform.DevIdentity.Tokens;

namespace HubsPlatform.DevIdentity.Logout;

/// <summary>Ends sessions and tells the clients that took part.</summary>
internal sealed partial class BackChannel(Realm realm, SessionStore sessions, TokenFactory tokens, HttpClient http, ILogger<BackChannel> logger)
{
    public async Task EndAsync(string issuer, Session session)
    {
        if (sessions.End(session))
        {
            await Task.WhenAll(session.ClientIds.Select(id => realm.Clients[id]).Where(client => client.BackChannelLogoutUrl is not null)
                .Select(client => TellAsync(client, tokens.Logout(issuer, session, client.ClientId))));
        }
    }

    // A client that is down learns of the end at its next refresh.
    private async Task TellAsync(Client client, string token)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new("logout_token", token)]);
            using var answer = await http.PostAsync(client.BackChannelLogoutUrl, form);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            NotTold(logger, client.ClientId, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Client} could not be told of a sign-out: {Reason}")]
    private static partial void NotTold(ILogger logger, string client, string reason);
}
