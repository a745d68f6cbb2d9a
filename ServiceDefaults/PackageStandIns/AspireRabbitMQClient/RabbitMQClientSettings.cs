namespace Aspire.RabbitMQ.Client;

/// <summary>Section <c>Aspire:RabbitMQ:Client</c>.</summary>
public sealed class RabbitMQClientSettings
{
    /// <summary>How to reach the broker; <c>ConnectionStrings:name</c> wins.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>No health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>No traces.</summary>
    public bool DisableTracing { get; set; }
}
