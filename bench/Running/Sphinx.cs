using System.Diagnostics;
using MySqlConnector;
using Npgsql;

namespace HubsPlatform.Bench.Running;

/// <summary>Debian's Sphinx with the names, communes and addresses of the published places, French stems, no accents.</summary>
internal sealed class Sphinx : IAsyncDisposable
{
    private const string Folded = "àâäÀÂÄ>a çÇ>c èéêëÈÉÊË>e îïÎÏ>i ôöÔÖ>o ùûüÙÛÜ>u";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly int _port;

    private Sphinx(Process process, DirectoryInfo folder, int port) => (_process, _folder, _port) = (process, folder, port);

    public static async Task<Sphinx> StartAsync(NpgsqlConnection places, CancellationToken stop)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hubs-sphinx-");
        var port = Machine.FreePort();
        var data = Path.Combine(folder.FullName, "places.csv");
        await using (var file = new StreamWriter(data))
        {
            using var rows = await places.BeginTextExportAsync(
                "copy (select row_number() over (), record::json->>'nom', record::json->>'commune', record::json->>'adresse' from open.places) to stdout (format csv)", stop);
            await file.WriteAsync(await rows.ReadToEndAsync(stop));
        }

        var letters = string.Join(", ", Folded.Split(' ').Select(group => group.Split('>')).SelectMany(group => group[0].Select(letter => $"U+{(int)letter:X4}->{group[1]}")));
        var settings = Path.Combine(folder.FullName, "sphinx.conf");
        await File.WriteAllTextAsync(settings, $$"""
            source places {
              type = csvpipe
              csvpipe_command = cat {{data}}
              csvpipe_field = name
              csvpipe_field = commune
              csvpipe_field = address
            }
            index places {
              source = places
              path = {{folder.FullName}}/places
              morphology = libstemmer_fr
              charset_table = 0..9, A..Z->a..z, a..z, {{letters}}
            }
            searchd {
              listen = 127.0.0.1:{{port}}:mysql41
              log = {{folder.FullName}}/log
              pid_file = {{folder.FullName}}/pid
              binlog_path =
            }
            """, stop);
        await Machine.RunAsync("indexer", ["--config", settings, "--all", "--quiet"], stop);
        var process = Process.Start(new ProcessStartInfo("searchd", ["--config", settings, "--nodetach"]) { RedirectStandardOutput = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Sphinx(process, folder, port);
    }

    /// <summary>Milliseconds of each question, one after the other on one connection: the twenty best by rank.</summary>
    public async Task<IReadOnlyList<double>> RunAsync(IReadOnlyList<string> questions, TimeSpan duration, CancellationToken stop)
    {
        await using var connection = await OpenAsync(stop);
        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < duration;)
        {
            var start = Stopwatch.GetTimestamp();
            await using var command = new MySqlCommand(
                $"select id, weight() from places where match('{questions[times.Count % questions.Count]}') limit 20 option ranker=proximity_bm25, field_weights=(name=10, commune=4, address=1)", connection);
            await using var rows = await command.ExecuteReaderAsync(stop);
            while (await rows.ReadAsync(stop))
            {
                // as many as there are
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Machine.RunAsync("kill", ["-TERM", $"{_process.Id}"], CancellationToken.None);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<MySqlConnection> OpenAsync(CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            var connection = new MySqlConnection($"Server=127.0.0.1;Port={_port};SslMode=None;ConnectionReset=false;Pooling=false");
            try
            {
                await connection.OpenAsync(stop);
                return connection;
            }
            catch (MySqlException) when (tries < 50 && !_process.HasExited)
            {
                await connection.DisposeAsync();
                await Task.Delay(100, stop);
            }
        }
    }
}
