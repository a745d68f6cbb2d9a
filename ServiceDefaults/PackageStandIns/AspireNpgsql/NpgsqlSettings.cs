namespace Aspire.Npgsql;

/// <summary>Section <c>Aspire:Npgsql</c>.</summary>
public sealed class NpgsqlSettings
{
    /// <summary>How to reach the server; <c>ConnectionStrings:name</c> wins.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>No health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>No traces.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>No metrics.</summary>
    public bool DisableMetrics { get; set; }
}
