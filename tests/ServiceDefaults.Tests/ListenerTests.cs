using System.Collections.Concurrent;
using System.Net;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.ServiceDefaults.Tests;

/// <summary>Where a process listens: HTTP/1.1 for people and probes, HTTP/2 without TLS for the gateway.</summary>
public sealed class ListenerTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_process_answers_both_protocols_and_starts_without_a_warning(string host)
    {
        var (http, http2) = (FreePort.Next(), FreePort.Next());
        using var log = new Remembered();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [$"--urls=http://{host}:{http}", $"--H2C_PORT={http2}"], EnvironmentName = "Development" });
        builder.AddServiceDefaults();
        builder.Logging.ClearProviders().AddProvider(log);
        await using var app = builder.Build();
        app.MapDefaultEndpoints();
        await app.StartAsync();

        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Count.ShouldBe(2);
        (await ProtocolAsync(http, HttpVersion.Version11)).ShouldBe(HttpVersion.Version11);
        (await ProtocolAsync(http2, HttpVersion.Version20)).ShouldBe(HttpVersion.Version20);
        log.Warnings.ShouldBeEmpty();
        await app.StopAsync();
    }

    [Theory]
    [InlineData("urls", "http://localhost:5101", "http://localhost:5101;http://localhost:7000")]
    [InlineData("urls", "http://127.0.0.1:5101;http://[::1]:5101", "http://127.0.0.1:5101;http://[::1]:5101;http://localhost:7000")]
    [InlineData("urls", "http://+:8080", "http://+:8080;http://*:7000")]
    [InlineData("http_ports", "8080;8081", "http://*:8080;http://*:8081;http://*:7000")]
    [InlineData("http_ports", "", "http://localhost:5000;http://localhost:7000")]
    public void Both_listen_where_the_host_says(string key, string value, string addresses) =>
        Listeners.Addresses(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build(), 7000).ShouldBe(addresses);

    private static async Task<Version> ProtocolAsync(int port, Version version)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/health/live") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response.Version;
    }

    private sealed class Remembered : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
