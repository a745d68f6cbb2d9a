using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Aspire.Hosting;

namespace HubsPlatform.LocalHosting.Dcp;

/// <summary>Starts dcp so that it watches this process: whatever ends us, it then stops all that it runs, and itself.</summary>
public static class DcpStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="session">A new empty folder, readable by us alone. DCP deletes it at its end.</param>
    public static async Task<DcpClient> StartAsync(AspireTools tools, string session, CancellationToken stop)
    {
        var kubeconfig = Path.Combine(session, "kubeconfig");
        var (certificate, key) = await WriteCertificateAsync(session, stop);
        var start = new ProcessStartInfo(tools.Dcp,
        [
            "start-apiserver", "--monitor", $"{Environment.ProcessId}", "--monitor-interval", "1", "--detach", "--kubeconfig", kubeconfig,
            "--tls-cert-file", certificate, "--tls-key-file", key,
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DCP_SESSION_FOLDER"] = session;
        start.Environment["DCP_STATE_STORE_PATH"] = Path.Combine(session, "state.sqlite3"); // else all runs of this user share one

        using var launcher = Process.Start(start)!;
        var output = launcher.StandardOutput.ReadToEndAsync(stop);
        var complaint = await launcher.StandardError.ReadToEndAsync(stop);
        await launcher.WaitForExitAsync(stop);
        if (launcher.ExitCode != 0)
        {
            throw new DistributedApplicationException($"{tools.Dcp} did not start (exit code {launcher.ExitCode}): {await output}{complaint}");
        }

        return new DcpClient(await ConnectAsync(kubeconfig, stop));
    }

    /// <summary>Left alone, DCP first makes itself an RSA key, which takes it two seconds and more.</summary>
    private static async Task<(string Certificate, string Key)> WriteCertificateAsync(string session, CancellationToken stop)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", pair, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));

        var (certificate, key) = (Path.Combine(session, "dcp.crt"), Path.Combine(session, "dcp.key"));
        await File.WriteAllTextAsync(certificate, made.ExportCertificatePem(), stop);
        await File.WriteAllTextAsync(key, pair.ExportPkcs8PrivateKeyPem(), stop);
        return (certificate, key);
    }

    private static async Task<HttpClient> ConnectAsync(string kubeconfig, CancellationToken stop)
    {
        var waited = Stopwatch.StartNew();
        string? server, authority, token;
        do
        {
            if (waited.Elapsed > Patience)
            {
                throw new DistributedApplicationException($"dcp did not tell its address in {kubeconfig} within {Patience.TotalSeconds:0} s.");
            }

            await Task.Delay(20, stop);
            var lines = File.Exists(kubeconfig) ? await File.ReadAllLinesAsync(kubeconfig, stop) : [];
            (server, authority, token) = (Value(lines, "server"), Value(lines, "certificate-authority-data"), Value(lines, "token"));
        }
        while (server is null || authority is null || token is null);

        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority))));
        var handler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } };
        return new HttpClient(handler)
        {
            BaseAddress = new Uri(server),
            Timeout = Timeout.InfiniteTimeSpan, // logs and watches stay open
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    /// <summary>The file is YAML of a fixed shape, of which three values are wanted.</summary>
    private static string? Value(string[] lines, string key)
    {
        var line = lines.Select(text => text.TrimStart(' ', '-')).FirstOrDefault(text => text.StartsWith(key + ":", StringComparison.Ordinal));
        return line?[(key.Length + 1)..].Trim() is { Length: > 0 } value ? value : null;
    }
}
