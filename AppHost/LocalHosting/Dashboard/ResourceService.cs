using System.Net;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.LocalHosting.Dashboard.Wire;
using HubsPlatform.LocalHosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.LocalHosting.Dashboard;

/// <summary>What the dashboard calls: the resources, their output, their buttons. On loopback, for the holder of the key.</summary>
internal static class ResourceService
{
    private const string KeyHeader = "x-resource-service-api-key";

    public static async Task<WebApplication> StartAsync(LocalRun run, string applicationName, int port, string apiKey, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinRequestBodyDataRate = null; // WatchInteractions is a request that may say nothing for hours
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var web = builder.Build();
        web.Run(http => GrpcFrames.ServeAsync(http, () => HasKey(http.Request, apiKey)
            ? CallAsync(run, applicationName, http)
            : throw new GrpcException(GrpcStatus.Unauthenticated, $"{KeyHeader} is missing or wrong.")));
        await web.StartAsync(stop);
        return web;
    }

    private static Task CallAsync(LocalRun run, string applicationName, HttpContext http) => http.Request.Path.Value switch
    {
        "/aspire.v1.DashboardService/GetApplicationInformation" => GrpcFrames.WriteAsync(http.Response, new ApplicationInformationResponse { ApplicationName = applicationName }, http.RequestAborted),
        "/aspire.v1.DashboardService/WatchResources" => WatchResourcesAsync(run.Board, http),
        "/aspire.v1.DashboardService/WatchResourceConsoleLogs" => WatchLogsAsync(run, http),
        "/aspire.v1.DashboardService/ExecuteResourceCommand" => ExecuteAsync(run, http),
        "/aspire.v1.DashboardService/WatchInteractions" => Task.Delay(Timeout.Infinite, http.RequestAborted), // local mode asks its user nothing
        _ => throw new GrpcException(GrpcStatus.Unimplemented, "Local mode does not have this."),
    };

    private static async Task WatchResourcesAsync(ResourceBoard board, HttpContext http)
    {
        var isFirst = true;
        await foreach (var snapshots in board.WatchAsync(http.RequestAborted))
        {
            var messages = snapshots.Select(ResourceMessages.ToMessage);
            var update = isFirst
                ? new WatchResourcesUpdate { InitialData = new InitialResourceData { Resources = { messages } } }
                : new WatchResourcesUpdate { Changes = new WatchResourcesChanges { Value = { messages.Select(message => new WatchResourcesChange { Upsert = message }) } } };
            isFirst = false;
            await GrpcFrames.WriteAsync(http.Response, update, http.RequestAborted);
        }
    }

    private static async Task WatchLogsAsync(LocalRun run, HttpContext http)
    {
        var request = await GrpcFrames.ReadAsync(http.Request, WatchResourceConsoleLogsRequest.Parser, http.RequestAborted);
        var log = run.FindLog(request.ResourceName) ?? throw new GrpcException(GrpcStatus.NotFound, $"There is no resource {request.ResourceName}.");
        await foreach (var lines in log.ReadAsync(!request.SuppressFollow, http.RequestAborted))
        {
            var update = new WatchResourceConsoleLogsUpdate { LogLines = { lines.Select(line => new ConsoleLogLine { Text = line.Text, IsStdErr = line.IsError, LineNumber = line.Number }) } };
            await GrpcFrames.WriteAsync(http.Response, update, http.RequestAborted);
        }
    }

    private static async Task ExecuteAsync(LocalRun run, HttpContext http)
    {
        var request = await GrpcFrames.ReadAsync(http.Request, ResourceCommandRequest.Parser, http.RequestAborted);
        var response = new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Succeeded };
        try
        {
            await run.ExecuteAsync(request.ResourceName, request.CommandName);
        }
        catch (Exception failure)
        {
            response = new ResourceCommandResponse { Kind = ResourceCommandResponseKind.Failed, Message = failure.Message };
        }

        await GrpcFrames.WriteAsync(http.Response, response, http.RequestAborted);
    }

    private static bool HasKey(HttpRequest request, string apiKey) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString()), Encoding.UTF8.GetBytes(apiKey));
}
