using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>A process that stops in the middle of a file, as one does that was killed.</summary>
public sealed class StuckFactory : ImportsFactory
{
    public StuckMap Map { get; } = new();

    protected override void Replace(IServiceCollection services) =>
        services.AddSingleton<ITerritoryMap>(provider => Map.Around(provider.GetRequiredService<TerritoryMap>()));
}

/// <summary>Answers so many questions and then waits until it is let go.</summary>
public sealed class StuckMap : ITerritoryMap
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private ITerritoryMap _inner = null!;
    private int _left;

    public StuckMap Around(ITerritoryMap inner)
    {
        _inner = inner;
        return this;
    }

    public void StopAfter(int rows)
    {
        _left = rows;
        _gate.Reset();
    }

    public void LetGo() => _gate.Set();

    public CommuneMatch? ResolveCommune(string? postalCode, string? name, string? inseeCode)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            _gate.Wait();
        }

        return _inner.ResolveCommune(postalCode, name, inseeCode);
    }

    public IReadOnlyList<CommuneMatch> ServedBy(string postalCode) => _inner.ServedBy(postalCode);

    public HubId HubFor(string communeCode) => _inner.HubFor(communeCode);

    public bool Covers(HubId hub, string communeCode) => _inner.Covers(hub, communeCode);
}

public sealed class TakeOverTests(StuckFactory directory) : IClassFixture<StuckFactory>
{
    private static readonly string File =
        TestCensus.FileOf(Enumerable.Range(1, 200).Select(i => TestCensus.Row((StandardField.Id, $"p{i}"), (StandardField.Nom, $"Lieu {i}"))));

    [Fact]
    public async Task Another_process_goes_on_where_one_died_and_nothing_is_counted_twice()
    {
        var source = $"take-over-{Guid.NewGuid():n}";
        directory.Map.StopAfter(130);
        var member = directory.As(ImportsFactory.Bfc);
        var location = await member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));
        await Eventually.TrueAsync(async () => await ProcessedAsync(member, location) >= 100, () => "the first process never began");

        await using (var second = directory.WithWebHostBuilder(host => host.ConfigureTestServices(
            services => services.AddSingleton<ITerritoryMap>(provider => provider.GetRequiredService<TerritoryMap>()))))
        {
            _ = second.Services;
            var report = await member.EndOfAsync(location);
            report.Counts().ShouldBe((200, 0, 0, 0, 0), report.ToString());
            report.Int("total").ShouldBe(200);
        }

        directory.Map.LetGo();
        var again = await member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));
        again.Counts().ShouldBe((0, 0, 200, 0, 0));
        (await member.GetFromJsonAsync<JsonElement>(location)).Counts().ShouldBe((200, 0, 0, 0, 0));
        (await directory.CountAsync("select count(*) from places where source = @source and version = 1", new { source })).ShouldBe(200);
        (await directory.CountAsync("select count(*) from import_files")).ShouldBe(0);
        (await directory.CountAsync("select count(*) from work.import_queue")).ShouldBe(0);
    }

    [Fact]
    public async Task A_cancelled_import_stops_keeps_what_it_wrote_and_can_be_run_again()
    {
        var source = $"cancel-{Guid.NewGuid():n}";
        directory.Map.StopAfter(130);
        var member = directory.As(ImportsFactory.Bfc);
        var location = await member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));
        await Eventually.TrueAsync(async () => await ProcessedAsync(member, location) >= 100, () => "the import never began");

        using var answer = await member.PostAsync($"{location}/cancel", null);
        var cancelled = await answer.Content.ReadFromJsonAsync<JsonElement>();
        cancelled.GetProperty("state").GetString().ShouldBe("cancelled");
        directory.Map.LetGo();
        var again = await member.ImportAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));

        var written = cancelled.Int("created");
        written.ShouldBeInRange(100, 199);
        again.Counts().ShouldBe((200 - written, 0, written, 0, 0));
        (await member.GetFromJsonAsync<JsonElement>(location)).Int("processed").ShouldBe(written);
        (await directory.CountAsync("select count(*) from import_files")).ShouldBe(0);
        (await member.PostAsync($"{location.Split('/')[..^1].Aggregate((a, b) => $"{a}/{b}")}/{again.GetProperty("id")}/cancel", null)).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_second_file_of_a_source_waits_for_the_first_whatever_process_is_free()
    {
        var source = $"busy-{Guid.NewGuid():n}";
        directory.Map.StopAfter(30);
        var member = directory.As(ImportsFactory.Bfc);
        var first = await member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));
        await Eventually.TrueAsync(async () => (await member.GetFromJsonAsync<JsonElement>(first)).GetProperty("state").GetString() == "running", () => "the first never began");
        var second = await member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source)));
        var trial = await member.StartAsync(ImportCalls.OfBfc, ImportCalls.Form(File, ("source", source), ("dryRun", "true")));

        await using (var free = directory.WithWebHostBuilder(host => host.ConfigureTestServices(
            services => services.AddSingleton<ITerritoryMap>(provider => provider.GetRequiredService<TerritoryMap>()))))
        {
            _ = free.Services;
            await member.EndOfAsync(trial);
            (await member.EndOfAsync(second)).Counts().ShouldBe((0, 0, 200, 0, 0));
            var earlier = await member.GetFromJsonAsync<JsonElement>(first);
            earlier.Counts().ShouldBe((200, 0, 0, 0, 0));
            earlier.GetProperty("state").GetString().ShouldBe("completed");
        }

        directory.Map.LetGo();
    }

    private static async Task<int> ProcessedAsync(HttpClient client, string location) =>
        (await client.GetFromJsonAsync<JsonElement>(location)).Int("processed");
}
