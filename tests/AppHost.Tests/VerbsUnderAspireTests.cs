using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Testing;

namespace HubsPlatform.AppHost.Tests;

/// <summary>
/// Real Aspire says to nobody what runs, so <c>./hubs up</c> keeps what the other verbs have to know. AppHost and the container engine are
/// programs of this test.
/// </summary>
public sealed class VerbsUnderAspireTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly int _port = FreePort.Next();

    public VerbsUnderAspireTests()
    {
        Write("Directory.Build.local.props", "<Project><PropertyGroup><FullFeed>true</FullFeed><ContainerEngine>docker</ContainerEngine></PropertyGroup></Project>");
        Write("gateway/Properties/launchSettings.json", JsonSerializer.Serialize(new { profiles = new { http = new { applicationUrl = $"http://127.0.0.1:{_port}" } } }));
        Write("AppHost/host.mjs", $$"""
            import http from 'node:http';
            console.log('Login to the dashboard at http://localhost:18888/login?t=abc');
            setTimeout(() => http.createServer((_, answer) => answer.end('ok')).listen({{_port}}, '127.0.0.1'), 300);
            process.on('SIGTERM', () => process.exit(0));
            """);
        Program("dotnet", $"exec node {_root.Path}/AppHost/host.mjs");
        Program("docker", $"""
            echo "$@" >> {_root.Path}/docker.log
            [ "$2" != ls ] || printf '%s\n' {Volume}-postgres-data hubsplatform.apphost-0000000000-postgres-data {Volume}-rabbitmq-data
            """);
    }

    /// <summary>As Aspire names volumes: by the first ten signs of the SHA-256 of the path of AppHost's project in small letters.</summary>
    private string Volume => $"hubsplatform.apphost-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_root.Path}/AppHost/HubsPlatform.AppHost.csproj".ToLowerInvariant())))[..10]}";

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task What_up_started_is_told_and_stopped_by_the_other_verbs()
    {
        (await HubsAsync("status")).Code.ShouldBe(3);
        var up = await HubsAsync("up", "--detach");
        try
        {
            up.Code.ShouldBe(0, up.Said);
            up.Said.ShouldContain($"http://127.0.0.1:{_port}");
            up.Said.ShouldContain("http://localhost:18888/login?t=abc");
            (await HubsAsync("up", "--detach")).Said.ShouldContain("already running");
            var status = JsonNode.Parse((await HubsAsync("status", "--json")).Said)!;
            status["healthy"]!.GetValue<bool>().ShouldBeTrue();
            status["gateway"]!.GetValue<string>().ShouldBe($"http://127.0.0.1:{_port}");
            (await HubsAsync("logs", "apphost")).Said.ShouldContain("Login to the dashboard");
            (await HubsAsync("logs", "directory")).Said.ShouldContain("Aspire keeps the others: http://localhost:18888/login?t=abc");
        }
        finally
        {
            (await HubsAsync("down")).Said.ShouldContain("Everything is stopped.");
        }

        (await HubsAsync("status")).Code.ShouldBe(3);
    }

    [Fact]
    public async Task Reset_removes_the_volumes_of_this_checkout_only()
    {
        (await HubsAsync("reset", "--yes")).Code.ShouldBe(0);
        (await File.ReadAllLinesAsync(Path.Combine(_root.Path, "docker.log"))).ShouldBe(["volume ls --quiet", $"volume rm {Volume}-postgres-data {Volume}-rabbitmq-data"]);
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Program(string name, string script)
    {
        Write($"bin/{name}", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(Path.Combine(_root.Path, "bin", name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<(int Code, string Said)> HubsAsync(string verb, params string[] args)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "AppHost", "commands", $"{verb}.mjs"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HUBS_ROOT"] = _root.Path;
        start.Environment["HUBS_DATA"] = Path.Combine(_root.Path, "data");
        start.Environment["PATH"] = $"{_root.Path}/bin:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await said + await errors);
    }
}
