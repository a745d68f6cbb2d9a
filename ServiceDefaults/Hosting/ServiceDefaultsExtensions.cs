using System.Net;
using System.Text.Json.Serialization;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Http;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.ServiceDefaults.Hosting;

/// <summary>What every process of the platform has.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>The largest body that a service reads where an endpoint does not say otherwise: 1 MiB.</summary>
    public const long LargestBody = 1 << 20;

    /// <summary>
    /// Telemetry, health, discovery, problem details, JSON, the OpenAPI document <c>v1</c>, the clock, and beside
    /// <c>ASPNETCORE_URLS</c> a listener for HTTP/2 without TLS on the port <c>H2C_PORT</c>.
    /// </summary>
    public static void AddServiceDefaults(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.Services.AddProblemPages();
        builder.Services.AddAuditRetention();
        builder.Services.AddOpenApi("v1", openApi => openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Servers?.Clear(); // the paths are those of the gateway; this process's own address is of no use to readers
            return Task.CompletedTask;
        }));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false)));
        builder.WebHost.Listen(builder.Configuration);

        // A request goes on in the worker that read it, instead of being handed to another one and its answer to a third: four wakings of a
        // thread less for each request. Handlers never block, so no connection waits for another's work.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
    }

    /// <summary>
    /// Unread bodies, the caller's address as the gateway says it (setting <c>TrustedProxies</c>: its networks; loopback when
    /// absent), names of spans, HEAD, problem pages, sign-in.
    /// </summary>
    public static void UseServiceDefaults(this WebApplication app)
    {
        app.Use(UnreadBody.ReadAsync);
        app.UseForwardedHeaders(FromTheGateway(app.Configuration));
        app.UseRouteTelemetry();
        app.Use(HeadRequests.InvokeAsync);
        app.UseProblemPages();
        app.UseRouting();
        if (app.Services.GetService<IAuthenticationSchemeProvider>() is not null)
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.Use(CallOrigin.RememberAsync);
        }
    }

    /// <summary><c>/health/live</c> (the process answers), <c>/health/ready</c> (what it needs answers), <c>/openapi/v1.json</c>.</summary>
    public static void MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = HealthReports.WriteAsync }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>
    /// Brings the database up to date where this process may, then serves. With <c>--migrate</c> it only does the former; with
    /// <c>--redrive</c> it gives the events that were set aside (<c>queue_error</c>) back to their queues and ends.
    /// </summary>
    /// <returns>The exit code: 1 where <c>--migrate</c> lacks the owner's login.</returns>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        var isMigrated = await app.Services.MigrateAsync();
        if (args.Contains("--migrate"))
        {
            return isMigrated ? 0 : 1;
        }

        if (args.Contains("--redrive"))
        {
            Console.WriteLine($"{await app.Services.RedriveAsync() ?? 0} events went back to their queues.");
            return 0;
        }

        await app.RunAsync();
        return 0;
    }

    private static ForwardedHeadersOptions FromTheGateway(IConfiguration configuration)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        foreach (var network in configuration.GetSection("TrustedProxies").Get<string[]>() ?? [])
        {
            options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }

        return options;
    }
}
