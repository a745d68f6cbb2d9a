using System.Collections.Concurrent;
using HubsPlatform.Gateway.Provider;
using Microsoft.AspNetCore.Authentication;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>
/// Renews a session's tokens shortly before they end: once in this process however many requests wait for it, and once
/// among all gateways. A renewal belongs to no request: if a browser that goes away could stop it, the provider would have
/// taken the old refresh token and nobody would keep the new one.
/// </summary>
internal sealed partial class SessionRenewal(SessionStore store, TokenEndpoint tokens, ProviderMetadata metadata, TimeProvider clock, ILogger<SessionRenewal> logger) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    /// <summary>Each renewal holds a database connection while the provider thinks; a provider that hangs must not take them all.</summary>
    private readonly SemaphoreSlim _atOnce = new(8);

    private readonly ConcurrentDictionary<string, Task<Session?>> _running = new();

    /// <returns>The session with tokens that last; null when it is over.</returns>
    public async Task<Session?> KeepFreshAsync(SessionKey key, Session session, CancellationToken stop)
    {
        if (session.AccessEndsIn(clock.GetUtcNow()) > Margin)
        {
            return session;
        }

        var mine = new TaskCompletionSource<Session?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = _running.GetOrAdd(key.Value, mine.Task);
        if (shared == mine.Task)
        {
            _ = RunAsync(key, mine);
        }

        return await shared.WaitAsync(stop);
    }

    public void Dispose() => _atOnce.Dispose();

    private async Task RunAsync(SessionKey key, TaskCompletionSource<Session?> done)
    {
        try
        {
            await _atOnce.WaitAsync();
            try
            {
                done.SetResult(await store.ChangeAloneAsync(key, RenewAsync, CancellationToken.None));
            }
            finally
            {
                _atOnce.Release();
            }
        }
        catch (Exception failure)
        {
            done.SetException(failure);
        }
        finally
        {
            _running.TryRemove(key.Value, out _);
        }
    }

    private async Task<Session?> RenewAsync(Session session)
    {
        if (session.AccessEndsIn(clock.GetUtcNow()) > Margin)
        {
            return session; // another gateway was faster
        }

        switch (await tokens.RenewAsync(session.Tokens.Refresh, CancellationToken.None))
        {
            case TokenAnswer.Granted granted:
                return await AcceptAsync(session, granted);
            case TokenAnswer.Refused refused:
                LogEnded(logger, session.Subject, refused.Reason);
                return null;
            case TokenAnswer.None none:
                LogNoAnswer(logger, none.Reason);
                return session; // serves as long as its token lives, and is renewed when the provider is back
            case var other:
                throw new InvalidOperationException($"Unknown answer {other.GetType()}.");
        }
    }

    private async Task<Session?> AcceptAsync(Session session, TokenAnswer.Granted granted)
    {
        using var body = granted.Body;
        try
        {
            var renewed = TokenSet.From(body.RootElement, clock.GetUtcNow());
            var person = await metadata.ReadIdTokenAsync(renewed.Id);
            return person.FindFirst("sub")?.Value == session.Subject ? session with { Tokens = renewed } : null;
        }
        catch (AuthenticationFailureException notOurs)
        {
            LogEnded(logger, session.Subject, notOurs.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "The session of {Subject} is over: {Reason}")]
    private static partial void LogEnded(ILogger logger, string subject, string reason);

    [LoggerMessage(LogLevel.Warning, "The identity provider did not renew a session: {Reason}")]
    private static partial void LogNoAnswer(ILogger logger, string reason);
}
