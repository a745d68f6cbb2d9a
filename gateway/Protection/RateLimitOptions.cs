namespace HubsPlatform.Gateway.Protection;

/// <summary>Section <c>RateLimits</c>. Each gateway counts by itself: with N of them a caller may reach N times these figures.</summary>
internal sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>An address may be a whole town hall behind one connection.</summary>
    public Rate PerAddress { get; init; } = new() { Burst = 2000, PerSecond = 200 };

    public Rate PerUser { get; init; } = new() { Burst = 600, PerSecond = 60 };

    internal sealed class Rate
    {
        /// <summary>Requests at once after a pause.</summary>
        public int Burst { get; init; }

        /// <summary>Requests a second that last.</summary>
        public int PerSecond { get; init; }
    }
}
