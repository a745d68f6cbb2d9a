using System.Diagnostics;
using HubsPlatform.ServiceDefaults.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HubsPlatform.ServiceDefaults.Telemetry;

/// <summary>Holds the exporters for the life of the process. Name and attributes of the service come from the OTEL_ variables.</summary>
internal sealed class TelemetryExport(IConfiguration configuration, IHostEnvironment environment) : IHostedService, IDisposable
{
    /// <summary>Share of traces that are kept, from 0 to 1. A developer wants each; where many people work, each costs the receiver as much as its answer did.</summary>
    private const string SampleRatio = "Telemetry:SampleRatio";

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "MassTransit", "Yarp.ReverseProxy", "HubsPlatform.*")
            .SetSampler(new ParentBasedSampler(new WhatSomebodyAsked(new TraceIdRatioBasedSampler(configuration.GetValue(SampleRatio, environment.IsDevelopment() ? 1 : 0.1)))))
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

    /// <summary>Probes ask every second and say nothing; a query that belongs to no request or message is one of those that look whether there is work.</summary>
    private sealed class WhatSomebodyAsked(Sampler others) : Sampler
    {
        public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        {
            if (samplingParameters.Kind == ActivityKind.Client)
            {
                return new SamplingResult(SamplingDecision.Drop);
            }

            foreach (var tag in samplingParameters.Tags ?? [])
            {
                if (tag.Key == "url.path" && tag.Value is string path && path.StartsWith("/health", StringComparison.Ordinal))
                {
                    return new SamplingResult(SamplingDecision.Drop);
                }
            }

            return others.ShouldSample(samplingParameters);
        }
    }
}
