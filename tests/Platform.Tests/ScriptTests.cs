using System.Text.Json.Nodes;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>The verbs of ./hubs that other programs rely on.</summary>
[Collection(PlatformCollection.Name)]
public sealed class ScriptTests(PlatformRun platform)
{
    [Fact]
    public async Task Status_tells_every_resource_as_json()
    {
        await platform.AllBecomeWellAsync();
        var (code, output, errors) = await platform.HubsAsync("status", "--json");

        code.ShouldBe(0, errors);
        var status = JsonNode.Parse(output)!;
        status["healthy"]!.GetValue<bool>().ShouldBeTrue();
        var names = status["resources"]!.AsArray().Select(resource => resource!.Text("name")).ToList();
        foreach (var name in new[] { "postgres", "rabbitmq", "keycloak", "directory", "funding", "training", "evaluation", "portal", "gateway" })
        {
            names.ShouldContain(name);
        }
    }

    [Fact]
    public async Task Import_prints_the_final_report_and_a_second_run_says_that_nothing_changed()
    {
        var file = Path.Combine(platform.Data, "script.csv");
        await File.WriteAllBytesAsync(file, StandardFile.Many("script", StandardFile.Lille, 5));

        var (code, output, errors) = await platform.HubsAsync("import", file, "--hub", "hauts-de-france", "--json");
        code.ShouldBe(0, errors);
        var report = JsonNode.Parse(output)!;
        (report.Long("created"), report.Long("rejected"), report.Rows()).ShouldBe((5, 0, 5));
        report.Text("source").ShouldNotBeNullOrEmpty();

        var (_, again, _) = await platform.HubsAsync("import", file, "--hub", "hauts-de-france");
        again.ShouldContain("Nothing changed");
    }

    [Fact]
    public async Task Import_of_what_is_no_census_fails_with_the_reason()
    {
        var file = Path.Combine(platform.Data, "bad.csv");
        await File.WriteAllTextAsync(file, "un,deux\n1,2\n");

        var (code, _, errors) = await platform.HubsAsync("import", file, "--hub", "hauts-de-france");

        code.ShouldBe(1);
        errors.ShouldContain("hubs:");
    }

    [Fact]
    public async Task A_second_start_finds_that_everything_runs()
    {
        await platform.AllBecomeWellAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (code, output, _) = await platform.HubsAsync("up", "--detach");

        code.ShouldBe(0);
        output.ShouldContain("already running");
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Logs_shows_what_a_service_wrote()
    {
        var (code, output, _) = await platform.HubsAsync("logs", "gateway");

        code.ShouldBe(0);
        output.ShouldNotBeEmpty();
    }

    /// <summary>Each look at the broker's health once left a warning, some seventeen thousand a day.</summary>
    [Fact]
    public async Task The_log_of_the_broker_does_not_fill_up_with_looks_at_its_health()
    {
        var (_, output, _) = await platform.HubsAsync("logs", "rabbitmq", "--tail", "5000");

        output.ShouldContain("Server startup complete");
        output.ShouldNotContain("client unexpectedly closed");
    }
}
