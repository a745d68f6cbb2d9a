using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HubsPlatform.Identity.Tests.Servers;

/// <summary>The real Keycloak, once per test run, in a home of its own so that the installation stays as it is.</summary>
public sealed class KeycloakServer : IdentityServer
{
    // The shell holds our end of a pipe: when the tests end, however they end, it closes and Keycloak is told to stop.
    private const string WhileWeLive = "\"$@\" </dev/null & keycloak=$!; read -r _; kill -TERM $keycloak; wait $keycloak";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    private string _installation = "";
    private Process? _process;
    private StreamWriter? _log;

    private string Home => Path.Combine(Folder, "keycloak");
    private string LogFile => Path.Combine(Folder, "keycloak.log");

    protected override async Task<string?> FindAsync()
    {
        var (home, reason) = await KeycloakInstallation.FindAsync();
        _installation = home ?? "";
        return reason;
    }

    protected override async Task StartAsync()
    {
        CopyInstallation();
        var import = System.IO.Directory.CreateDirectory(Path.Combine(Home, "data", "import"));
        await File.WriteAllTextAsync(Path.Combine(import.FullName, "hubs-realm.json"), TestRealm.Text());

        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
        _process = Process.Start(Command(port))!;
        _log = new StreamWriter(LogFile) { AutoFlush = true };
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilReadyAsync();
        KeycloakBuild.Keep(_installation, Home);
    }

    protected override async Task StopAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(LongestStop);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _process = null;
        await _log!.DisposeAsync();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lock (_log!)
            {
                _log.WriteLine(text);
            }
        }
    }

    // Everything that a start writes to is copied; the libraries, nine tenths of it, are linked.
    private void CopyInstallation()
    {
        foreach (var part in new[] { "bin", "conf", "providers", "themes", Path.Combine("lib", "app") })
        {
            Folders.Copy(Path.Combine(_installation, part), Path.Combine(Home, part));
        }

        KeycloakBuild.CopyTo(Home, _installation);

        File.Copy(Path.Combine(_installation, "lib", "quarkus-run.jar"), Path.Combine(Home, "lib", "quarkus-run.jar"));
        File.CreateSymbolicLink(Path.Combine(Home, "lib", "lib"), Path.Combine(_installation, "lib", "lib"));
    }

    private ProcessStartInfo Command(int port)
    {
        var command = new ProcessStartInfo("/bin/sh",
        [
            "-c", WhileWeLive, "keycloak", Path.Combine(Home, "bin", "kc.sh"), "start-dev", "--import-realm", "--http-host=127.0.0.1", $"--http-port={port}",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["JAVA_OPTS_KC_HEAP"] = "-Xms64m -Xmx384m";
        command.Environment["JAVA_OPTS_APPEND"] = "-XX:TieredStopAtLevel=1"; // a short life: compile quickly, not well
        command.Environment.Remove("KC_HOME_DIR");
        foreach (var (name, value) in Placeholders)
        {
            command.Environment[name] = value;
        }

        return command;
    }

    private async Task UntilReadyAsync()
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < LongestStart && !_process!.HasExited; await Task.Delay(250))
        {
            try
            {
                if ((await http.GetAsync($"{Issuer}/.well-known/openid-configuration")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not yet
            }
        }

        await StopAsync();
        throw new InvalidOperationException($"Keycloak did not start: {string.Join('\n', (await File.ReadAllLinesAsync(LogFile)).TakeLast(8))}");
    }

    // Below the ephemeral range, in which a poll of a port where nobody listens yet can connect to itself.
    private static int FreePort() => Enumerable.Range(0, 100).Select(_ => Random.Shared.Next(20_000, 32_000)).First(port =>
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    });
}

[CollectionDefinition(Name)]
public sealed class KeycloakCollection : ICollectionFixture<KeycloakServer>
{
    public const string Name = "Keycloak";
}
