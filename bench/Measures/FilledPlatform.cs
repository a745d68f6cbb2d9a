using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using HubsPlatform.Bench.Data;
using HubsPlatform.Bench.Running;
using Npgsql;

namespace HubsPlatform.Bench.Measures;

/// <summary>A platform with places in it, and with what a measurement asks it by: the operator's client, the directory's database, a folder for files.</summary>
internal sealed class FilledPlatform : IAsyncDisposable
{
    /// <summary>Places of one file.</summary>
    public const int Step = 20_000;

    /// <summary>Five times as often as hubs import asks; each question costs the platform more than a millisecond of a core.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("hubs-bench-files-");
    private int _files;

    private FilledPlatform(Platform platform, HttpClient client, NpgsqlConnection directory) => (Platform, Client, Directory) = (platform, client, directory);

    public Platform Platform { get; }

    /// <summary>The operator, through the gateway.</summary>
    public HttpClient Client { get; }

    /// <summary>The directory's database, as its owner.</summary>
    public NpgsqlConnection Directory { get; }

    /// <summary>The directory's own port.</summary>
    public Uri Service => Platform.Own("directory");

    /// <summary>The directory's database for pgbench, as the service opens it.</summary>
    public string Database => Platform.Variable("directory", "ConnectionStrings__directory")!;

    /// <summary>The same as its owner.</summary>
    public string OwnersDatabase => Platform.Variable("directory", "ConnectionStrings__directory-owner")!;

    /// <param name="files">How many times <see cref="Step"/> places.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static async Task<FilledPlatform> StartAsync(int files, CancellationToken stop)
    {
        var platform = await Platform.StartAsync(stop);
        try
        {
            var client = new HttpClient { BaseAddress = platform.Gateway, Timeout = TimeSpan.FromMinutes(5) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await platform.TokenAsync("operatrice", stop));
            var directory = new NpgsqlConnection(platform.Variable("directory", "ConnectionStrings__directory-owner"));
            await directory.OpenAsync(stop);
            var filled = new FilledPlatform(platform, client, directory);
            await filled.FillAsync(files, stop);
            return filled;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Imports as many files more.</summary>
    public async Task FillAsync(int files, CancellationToken stop)
    {
        for (var file = 0; file < files; file++)
        {
            await ImportAsync(await FileAsync($"fill{_files++}", Step, spread: 0.5), stop);
        }

        if (files > 0)
        {
            await LeaveUncomparedAsync(stop);
            await ExecuteAsync("vacuum analyze open.places", stop);
        }
    }

    /// <summary>A file of the national standard; see <see cref="PlacesFile.WriteAsync"/>.</summary>
    public Task<string> FileAsync(string prefix, int rows = Step, double spread = 0) => PlacesFile.WriteAsync(_folder.FullName, prefix, rows, spread);

    /// <summary>Imports a file and gives the seconds it took, events included.</summary>
    public async Task<double> ImportAsync(string file, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        using var form = new MultipartFormDataContent { { new StreamContent(File.OpenRead(file)), "file", Path.GetFileName(file) }, { new StringContent(Path.GetFileNameWithoutExtension(file)), "source" } };
        using var accepted = await Client.PostAsync("/api/directory/national/imports", form, stop);
        if (!accepted.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The upload was answered {(int)accepted.StatusCode}: {await accepted.Content.ReadAsStringAsync(stop)}");
        }

        while (true)
        {
            using var report = JsonDocument.Parse(await Client.GetStringAsync(accepted.Headers.Location, stop));
            if (report.RootElement.GetProperty("state").GetString() is not ("queued" or "running"))
            {
                var imported = report.RootElement.GetProperty("created").GetInt32() + report.RootElement.GetProperty("unchanged").GetInt32();
                if (imported < report.RootElement.GetProperty("total").GetInt32() * 0.99)
                {
                    throw new InvalidOperationException($"The import went wrong: {report.RootElement}");
                }

                break;
            }

            await Task.Delay(Poll, stop);
        }

        await UntilNoneAsync("platform.outbox", Poll, stop);
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>
    /// Comparing the places of an import with all others goes on for some time after it. Where that is not what is measured
    /// (it is in <c>duplicates</c>), it would only take a processor from what is.
    /// </summary>
    public Task LeaveUncomparedAsync(CancellationToken stop) => ExecuteAsync("delete from work.places_to_compare", stop);

    /// <summary>Waits until a table is empty.</summary>
    public async Task UntilNoneAsync(string table, TimeSpan poll, CancellationToken stop)
    {
        await using var waiting = new NpgsqlCommand($"select count(*) from {table}", Directory);
        while ((long)(await waiting.ExecuteScalarAsync(stop))! > 0)
        {
            await Task.Delay(poll, stop);
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, Directory) { CommandTimeout = 900 };
        await command.ExecuteNonQueryAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Directory.DisposeAsync();
        await Platform.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
