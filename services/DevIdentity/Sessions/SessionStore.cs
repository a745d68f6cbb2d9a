using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>The sessions, codes and refresh tokens of this process; they end with it.</summary>
internal sealed class SessionStore(Realm realm, TimeProvider time)
{
    private readonly Expiring<Session> _sessions = new(time);
    private readonly Expiring<Code> _codes = new(time);
    private readonly Expiring<RefreshGrant> _refreshes = new(time);

    public Session Begin(User user)
    {
        var session = new Session(user.Id, time.GetUtcNow().ToUnixTimeSeconds());
        _sessions.Add(session.Key, session, realm.File.SsoSessionIdleTimeout);
        return session;
    }

    /// <summary>It was used: another while of idleness begins, within the longest life of a session.</summary>
    public void Touch(Session session)
    {
        var left = session.AuthTime + realm.File.SsoSessionMaxLifespan - time.GetUtcNow().ToUnixTimeSeconds();
        _sessions.Extend(session.Key, (int)Math.Min(left, realm.File.SsoSessionIdleTimeout));
    }

    public Session? ByKey(string? key) => _sessions.Find(key);

    public Session? BySid(string? sid) => _sessions.Living.FirstOrDefault(session => session.Sid == sid);

    /// <summary>False when it had ended before.</summary>
    public bool End(Session session) => _sessions.Take(session.Key) is not null;

    public string Issue(Code code)
    {
        var value = Secrets.New();
        _codes.Add(value, code, realm.File.AccessCodeLifespan);
        return value;
    }

    public string Issue(RefreshGrant refresh)
    {
        var value = Secrets.New();
        _refreshes.Add(value, refresh, realm.File.SsoSessionIdleTimeout);
        return value;
    }

    public Code? FindCode(string? value) => _codes.Find(value);

    public RefreshGrant? FindRefresh(string? value) => _refreshes.Find(value);

    /// <summary>The user, enabled or not, when the session and the client's part of it still exist.</summary>
    public User? UserOf(ClientSession part) => _sessions.Find(part.Session.Key) is not null && part.Session.Has(part) ? realm.User(part.Session.UserId) : null;
}
