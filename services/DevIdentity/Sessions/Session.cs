using System.Collections.Concurrent;
using HubsPlatform.DevIdentity.Claims;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>One sign-in of one browser. The key is the cookie and stays secret; the sid is in the tokens.</summary>
/// <param name="userId">Who signed in.</param>
/// <param name="authTime">Seconds since 1970.</param>
internal sealed class Session(string userId, long authTime)
{
    private readonly ConcurrentDictionary<string, ClientSession> _clients = new();

    public string Key { get; } = Secrets.New();
    public string Sid { get; } = Secrets.New();
    public string UserId => userId;
    public long AuthTime => authTime;
    public IEnumerable<string> ClientIds => _clients.Keys;

    public ClientSession Enter(string clientId) => _clients.GetOrAdd(clientId, id => new(this, id));

    public ClientSession? Of(string clientId) => _clients.GetValueOrDefault(clientId);

    public bool Has(ClientSession part) => ReferenceEquals(Of(part.ClientId), part);

    /// <summary>The client's tokens are worth nothing from here on; the single sign-on stays.</summary>
    public void Leave(ClientSession part) => _clients.TryRemove(KeyValuePair.Create(part.ClientId, part));
}

/// <summary>What one client has of a session.</summary>
internal sealed class ClientSession(Session session, string clientId)
{
    public Session Session => session;
    public string ClientId => clientId;
    public string Acr { get; set; } = "1";

    /// <summary>
    /// The id of the only hub that the sign-in gave, else null. Keycloak keeps to it: without this hub nothing can be refreshed any
    /// more, and a hub that is gained later appears without its id until the next sign-in.
    /// </summary>
    public string? OnlyHub { get; set; }

    public SignInFacts Facts => new(Acr, session.AuthTime);
}
