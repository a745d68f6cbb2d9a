using System.Diagnostics;

namespace HubsPlatform.Testing.Keycloak;

/// <summary>A real Keycloak with the realm <c>hubs</c>, in a home of its own so that the installation stays as it is.</summary>
public sealed class KeycloakProcess : IAsyncDisposable
{
    // The shell holds our end of a pipe: when the tests end, however they end, it closes and Keycloak is told to stop.
    private const string WhileWeLive = "\"$@\" </dev/null & keycloak=$!; read -r _; kill -TERM $keycloak; wait $keycloak";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("hubs-keycloak-").FullName;
    private Process? _process;
    private StreamWriter? _log;

    private KeycloakProcess()
    {
    }

    /// <summary>Ends with a slash.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    private string Home => Path.Combine(_folder, "keycloak");

    private string LogFile => Path.Combine(_folder, "keycloak.log");

    /// <summary>Starts one, which takes from 10 s to minutes on a busy machine.</summary>
    /// <param name="installation">What <see cref="KeycloakInstallation"/> found.</param>
    /// <param name="realm">The realm file's text.</param>
    /// <param name="environment">Values for its placeholders.</param>
    /// <exception cref="InvalidOperationException">It did not start; the message has the end of its log.</exception>
    public static async Task<KeycloakProcess> StartAsync(string installation, string realm, IReadOnlyDictionary<string, string> environment)
    {
        var keycloak = new KeycloakProcess();
        keycloak.CopyInstallation(installation);
        var import = System.IO.Directory.CreateDirectory(Path.Combine(keycloak.Home, "data", "import"));
        await File.WriteAllTextAsync(Path.Combine(import.FullName, "hubs-realm.json"), realm);

        keycloak._log = new StreamWriter(keycloak.LogFile) { AutoFlush = true };
        keycloak._process = Process.Start(keycloak.Command(environment))!;
        keycloak._process.OutputDataReceived += keycloak.Keep;
        keycloak._process.ErrorDataReceived += keycloak.Keep;
        keycloak._process.BeginOutputReadLine();
        keycloak._process.BeginErrorReadLine();
        await keycloak.UntilReadyAsync();
        KeycloakBuild.Keep(installation, keycloak.Home);
        return keycloak;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
        {
            return;
        }

        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(LongestStop);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await _log!.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
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
    private void CopyInstallation(string installation)
    {
        foreach (var part in new[] { "bin", "conf", "providers", "themes", Path.Combine("lib", "app") })
        {
            Folders.Copy(Path.Combine(installation, part), Path.Combine(Home, part));
        }

        KeycloakBuild.CopyTo(Home, installation);

        File.Copy(Path.Combine(installation, "lib", "quarkus-run.jar"), Path.Combine(Home, "lib", "quarkus-run.jar"));
        File.CreateSymbolicLink(Path.Combine(Home, "lib", "lib"), Path.Combine(installation, "lib", "lib"));
    }

    private ProcessStartInfo Command(IReadOnlyDictionary<string, string> environment)
    {
        var command = new ProcessStartInfo("/bin/sh",
        [
            "-c", WhileWeLive, "keycloak", Path.Combine(Home, "bin", "kc.sh"), "start-dev", "--import-realm", "--http-host=127.0.0.1", $"--http-port={Address.Port}",
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["JAVA_OPTS_KC_HEAP"] = "-Xms64m -Xmx384m";
        command.Environment["JAVA_OPTS_APPEND"] = "-XX:TieredStopAtLevel=1"; // a short life: compile quickly, not well
        command.Environment.Remove("KC_HOME_DIR");
        foreach (var (name, value) in environment)
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
                if ((await http.GetAsync(new Uri(Address, "realms/hubs/.well-known/openid-configuration"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not yet
            }
        }

        var log = (await File.ReadAllLinesAsync(LogFile)).TakeLast(8).ToArray();
        await DisposeAsync();
        throw new InvalidOperationException($"Keycloak did not start: {string.Join('\n', log)}");
    }
}
