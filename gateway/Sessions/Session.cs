using HubsPlatform.Gateway.Provider;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>A person's sign-in, as this gateway keeps it. Its tokens never leave for the browser.</summary>
internal sealed record Session
{
    public required string Subject { get; init; }

    /// <summary>Name of the session at the provider.</summary>
    public required string Sid { get; init; }

    public required TokenSet Tokens { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The longest that a session lasts, however busy; the provider ends an idle one long before.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    public DateTimeOffset EndsAt => Tokens.RefreshEndsAt is { } end && end < StartedAt + Longest ? end : StartedAt + Longest;

    public TimeSpan AccessEndsIn(DateTimeOffset now) => Tokens.AccessEndsAt - now;
}
