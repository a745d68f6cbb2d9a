using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using HubsPlatform.Gateway.Answers;
using HubsPlatform.Gateway.Sessions;

namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// Two limits: by address before anything costs something, by person once the session is known. A bearer token counts as
/// its own person unread; who invents tokens stays under the limit of the address.
/// </summary>
internal sealed class RateLimits(RateLimitOptions options) : IAsyncDisposable
{
    private const int NetworkOfOneSubscriber = 64; // bits of an IPv6 address

    private readonly PartitionedRateLimiter<IPAddress> _addresses = Limiter<IPAddress>(options.PerAddress);
    private readonly PartitionedRateLimiter<string> _users = Limiter<string>(options.PerUser);

    public Task PerAddressAsync(HttpContext context, RequestDelegate next) =>
        context.Connection.RemoteIpAddress is { } address ? PassAsync(_addresses.AttemptAcquire(Subscriber(address)), context, next) : next(context);

    public Task PerUserAsync(HttpContext context, RequestDelegate next) =>
        (context.SignedIn()?.Subject ?? context.Request.Headers.Authorization.ToString()) is { Length: > 0 } user
            ? PassAsync(_users.AttemptAcquire(user), context, next)
            : next(context);

    public async ValueTask DisposeAsync()
    {
        await _addresses.DisposeAsync();
        await _users.DisposeAsync();
    }

    internal static IPAddress Subscriber(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily is AddressFamily.InterNetwork)
        {
            return address;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[(NetworkOfOneSubscriber / 8)..].Clear();
        return new IPAddress(bytes);
    }

    private static Task PassAsync(RateLimitLease lease, HttpContext context, RequestDelegate next)
    {
        using (lease)
        {
            return lease.IsAcquired
                ? next(context)
                : Refusal.WriteAsync(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    "too_many_requests",
                    "Trop de requêtes en peu de temps. Attendez un instant, puis recommencez.",
                    lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
        }
    }

    private static PartitionedRateLimiter<TKey> Limiter<TKey>(RateLimitOptions.Rate rate)
        where TKey : notnull =>
        PartitionedRateLimiter.Create<TKey, TKey>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rate.Burst,
            TokensPerPeriod = rate.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
