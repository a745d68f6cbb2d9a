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
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest that the search may take until it finds all places.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

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
            await SettleAsync(stop);
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

        // Looked for in the database: through the gateway it would take a processor from what is measured.
        await UntilNoneAsync("work.import_queue", Glance, stop);
        await UntilNoneAsync("platform.outbox", Glance, stop);
        var seconds = clock.Elapsed.TotalSeconds;

        using var report = JsonDocument.Parse(await Client.GetStringAsync(accepted.Headers.Location, stop));
        var imported = report.RootElement.GetProperty("created").GetInt32() + report.RootElement.GetProperty("unchanged").GetInt32();
        if (imported < report.RootElement.GetProperty("total").GetInt32() * 0.99)
        {
            throw new InvalidOperationException($"The import went wrong: {report.RootElement}");
        }

        return seconds;
    }

    /// <summary>
    /// What follows an import would only take a processor from what is measured next: places are not compared with all others
    /// (that is what <c>duplicates</c> measures), and the search takes them in.
    /// </summary>
    public async Task SettleAsync(CancellationToken stop)
    {
        await ExecuteAsync("delete from work.places_to_compare", stop);
        await UntilFoundAsync(stop);
    }

    /// <summary>Waits until the search finds all places there are.</summary>
    /// <returns>How many these are.</returns>
    public async Task<long> UntilFoundAsync(CancellationToken stop)
    {
        await using var count = new NpgsqlCommand("select count(*) from open.places", Directory);
        var there = (long)(await count.ExecuteScalarAsync(stop))!;
        var clock = Stopwatch.StartNew();
        for (var found = await FoundAsync(stop); found < there; found = await FoundAsync(stop))
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"After {Patience.TotalMinutes:0} minutes the search finds {found} of {there} places.");
            }

            await Task.Delay(Poll, stop);
        }

        return there;
    }

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

    private async Task<long> FoundAsync(CancellationToken stop)
    {
        using var answer = await Client.GetAsync(new Uri(Service, "/api/directory/places?pageSize=1"), stop);
        if (!answer.IsSuccessStatusCode)
        {
            return 0; // not ready
        }

        using var page = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(stop));
        return page.RootElement.GetProperty("total").GetInt64();
    }
}
