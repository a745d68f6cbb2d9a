namespace HubsPlatform.Gateway.Tests.Support;

/// <summary>The real clock, some time ahead: tokens grow old without anybody waiting.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
