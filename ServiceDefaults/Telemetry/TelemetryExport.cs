using HubsPlatform.ServiceDefaults.Messaging;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HubsPlatform.ServiceDefaults.Telemetry;

/// <summary>Holds the exporters for the life of the process. Name and attributes of the service come from the OTEL_ variables.</summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", MessagingTelemetry.Name)
            .SetSampler(new ParentBasedSampler(new AllButHealth()))
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql", "MassTransit", MessagingTelemetry.Name)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    /// <summary>Probes ask every second and say nothing.</summary>
    private sealed class AllButHealth : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        {
            foreach (var tag in samplingParameters.Tags ?? [])
            {
                if (tag.Key == "url.path" && tag.Value is string path && path.StartsWith("/health", StringComparison.Ordinal))
                {
                    return new SamplingResult(SamplingDecision.Drop);
                }
            }

            return new SamplingResult(SamplingDecision.RecordAndSample);
        }
    }
}
