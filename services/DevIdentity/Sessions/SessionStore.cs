using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>The sessions, codes and refresh tokens of this process; they end with it.</summary>
internal sealed class SessionStore(Realm realm, TimeProvider time)
{
    private readonly Expiring<Session> sessions = new(time);
    private readonly Expiring<Code> codes = new(time);
    private readonly Expiring<RefreshGrant> refreshes = new(time);

    public Session Begin(User user)
    {
        var session = new Session(user.Id, time.GetUtcNow().ToUnixTimeSeconds());
        sessions.Add(session.Key, session, realm.File.SsoSessionMaxLifespan);
        return session;
    }

    public Session? ByKey(string? key) => sessions.Find(key);

    public Session? BySid(string? sid) => sessions.Living.FirstOrDefault(session => session.Sid == sid);

    /// <summary>False when it had ended before.</summary>
    public bool End(Session session) => sessions.Take(session.Key) is not null;

    public string Issue(Code code)
    {
        var value = Secret.New();
        codes.Add(value, code, realm.File.AccessCodeLifespan);
        return value;
    }

    public string Issue(RefreshGrant refresh)
    {
        var value = Secret.New();
        refreshes.Add(value, refresh, realm.File.SsoSessionIdleTimeout);
        return value;
    }

    public Code? FindCode(string? value) => codes.Find(value);

    public RefreshGrant? FindRefresh(string? value) => refreshes.Find(value);

    /// <summary>The user, enabled or not, when the session and the client's part of it still exist.</summary>
    public User? UserOf(ClientSession part) => sessions.Find(part.Session.Key) is not null && part.Session.Has(part) ? realm.User(part.Session.UserId) : null;
}
