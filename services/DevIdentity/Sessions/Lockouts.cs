using System.Collections.Concurrent;
using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Sessions;

/// <summary>Wrong passwords, counted by person: the name and the e-mail address count together.</summary>
internal sealed class Lockouts(Realm realm, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Failures> _failures = new();

    public bool IsLocked(User user) => _failures.TryGetValue(user.Id, out var counted) && counted.LockedUntil > time.GetUtcNow();

    public void Clear(User user) => _failures.TryRemove(user.Id, out _);

    public void Count(User user)
    {
        if (realm.File.BruteForceProtected && !IsLocked(user))
        {
            _failures.AddOrUpdate(user.Id, _ => After(1), (_, before) => After(before.Count + 1));
        }
    }

    // As Keycloak counts: once over the limit each wrong password locks again, longer with every full round.
    private Failures After(int count)
    {
        var seconds = Math.Min(count / realm.File.FailureFactor * realm.File.WaitIncrementSeconds, realm.File.MaxFailureWaitSeconds);
        return new(count, time.GetUtcNow().AddSeconds(seconds));
    }

    private sealed record Failures(int Count, DateTimeOffset LockedUntil);
}
