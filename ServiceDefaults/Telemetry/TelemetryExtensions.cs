using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;

namespace HubsPlatform.ServiceDefaults.Telemetry;

/// <summary>Traces, metrics and logs over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says to whom.</summary>
public static class TelemetryExtensions
{
    /// <summary>What the libraries say at each request, command and message is in the traces; as log lines it costs more than the work. Any configuration wins over these.</summary>
    private static readonly Dictionary<string, string?> QuietLibraries = new()
    {
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Npgsql"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Yarp"] = "Warning",
    };

    /// <summary>Registers what is measured and, when there is a receiver, who sends it.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLibraries });
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
            logs.AddOtlpExporter();
        });
        builder.Services.AddHostedService<TelemetryExport>();
    }

    /// <summary>
    /// Names each server span after its route. ASP.NET Core fills the other tags itself (runtime option
    /// <c>SuppressActivityOpenTelemetryData=false</c>); a package that would do this is not to be had everywhere.
    /// </summary>
    public static IApplicationBuilder UseRouteTelemetry(this IApplicationBuilder app) => app.Use(async (HttpContext call, RequestDelegate next) =>
    {
        try
        {
            await next(call);
        }
        finally
        {
            if (System.Diagnostics.Activity.Current is { } activity)
            {
                var route = (call.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                activity.DisplayName = route is null ? call.Request.Method : $"{call.Request.Method} {route}";
                activity.SetTag("http.route", route);
                activity.SetTag("http.response.status_code", call.Response.StatusCode);
            }
        }
    });
}
