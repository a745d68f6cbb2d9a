using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.Identity.Tests.DevelopmentProvider;

/// <summary>What ends with time, on a clock that waits for nobody.</summary>
public sealed class TimeLimitTests
{
    private static readonly User Ana = new("ana");

    private readonly ManualTime _time = new();
    private readonly Realm _realm;
    private readonly SessionStore _sessions;

    public TimeLimitTests()
    {
        var file = new DevIdentity.Realms.RealmFile
        {
            Name = "hubs",
            SsoSessionIdleTimeout = 1800,
            SsoSessionMaxLifespan = 7200,
            BruteForceProtected = true,
            FailureFactor = 3,
            WaitIncrementSeconds = 60,
            MaxFailureWaitSeconds = 100,
        };
        _realm = new Realm(file, RealmChanges.Load(folder: null));
        _sessions = new SessionStore(_realm, _time);
    }

    [Fact]
    public void A_session_ends_when_it_is_idle()
    {
        var session = _sessions.Begin(Ana);
        _time.Pass(TimeSpan.FromMinutes(29));
        _sessions.Touch(session);
        _time.Pass(TimeSpan.FromMinutes(29));
        _sessions.ByKey(session.Key).ShouldNotBeNull();

        _time.Pass(TimeSpan.FromMinutes(1));
        _sessions.ByKey(session.Key).ShouldBeNull();
    }

    [Fact]
    public void A_session_ends_after_its_longest_life_however_much_it_is_used()
    {
        var session = _sessions.Begin(Ana);
        for (var minutes = 0; minutes < 119; minutes++)
        {
            _time.Pass(TimeSpan.FromMinutes(1));
            _sessions.Touch(session);
        }

        _sessions.ByKey(session.Key).ShouldNotBeNull();
        _time.Pass(TimeSpan.FromMinutes(1));
        _sessions.ByKey(session.Key).ShouldBeNull();
    }

    [Fact]
    public void A_session_that_was_ended_is_not_brought_back_by_its_use()
    {
        var session = _sessions.Begin(Ana);
        _sessions.End(session).ShouldBeTrue();
        _sessions.Touch(session);

        _sessions.ByKey(session.Key).ShouldBeNull();
        _sessions.End(session).ShouldBeFalse();
    }

    [Fact]
    public void A_lockout_ends_and_the_next_wrong_password_locks_again_longer_up_to_a_limit()
    {
        var lockouts = new Lockouts(_realm, _time);
        foreach (var seconds in new[] { 60, 60, 60, 100, 100 })
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                lockouts.IsLocked(Ana).ShouldBeFalse();
                lockouts.Count(Ana);
                if (lockouts.IsLocked(Ana))
                {
                    break;
                }
            }

            _time.Pass(TimeSpan.FromSeconds(seconds - 1));
            lockouts.IsLocked(Ana).ShouldBeTrue();
            _time.Pass(TimeSpan.FromSeconds(1));
            lockouts.IsLocked(Ana).ShouldBeFalse();
        }

        lockouts.Clear(Ana);
        lockouts.Count(Ana);
        lockouts.IsLocked(Ana).ShouldBeFalse();
    }
}
