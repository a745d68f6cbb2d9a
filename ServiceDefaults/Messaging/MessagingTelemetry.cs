using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace HubsPlatform.ServiceDefaults.Messaging;

/// <summary>What messaging tells of itself.</summary>
internal static class MessagingTelemetry
{
    public const string Name = "HubsPlatform.Messaging";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    public static readonly Counter<long> Sent = Meter.CreateCounter<long>("hubs.outbox.sent", "{event}", "Events sent from the outbox.");

    public static readonly Counter<long> Handled = Meter.CreateCounter<long>("hubs.inbox.handled", "{event}", "Events whose effect was committed.");

    public static readonly Counter<long> Repeated = Meter.CreateCounter<long>("hubs.inbox.repeated", "{event}", "Events delivered again and ignored.");

    public static readonly Gauge<long> Waiting = Meter.CreateGauge<long>("hubs.outbox.waiting", "{event}", "Events in the outbox.");

    public static readonly Gauge<double> Age = Meter.CreateGauge<double>("hubs.outbox.age", "s", "Age of the oldest event in the outbox.");
}
