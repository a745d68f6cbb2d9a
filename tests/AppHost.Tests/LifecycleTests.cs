using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Running;
using Npgsql;

namespace HubsPlatform.AppHost.Tests;

[Collection(RunningApp.Collection)]
public sealed class LifecycleTests(RunningApp app)
{
    private const string Postgres = "postgres-1";
    private const string Greeter = "greeter-1";

    [Fact]
    public async Task A_process_gets_what_the_model_says_braces_and_all()
    {
        using var http = new HttpClient();
        (await http.GetStringAsync(app[Greeter].Endpoints[0].Url)).ShouldBe("bonjour {{name}}");
        (await http.GetStringAsync(app[Greeter].Endpoints[0].OwnUrl)).ShouldBe("bonjour {{name}}");
    }

    [Fact]
    public async Task Secrets_are_masked_in_what_is_shown()
    {
        var doorCode = (await app.Builder.Resources.OfType<ParameterResource>().Single(parameter => parameter.Name == "door-code").GetValueAsync()).ShouldNotBeNull();
        var shown = app[Greeter].Environment;

        shown.Single(variable => variable.Name == "DOOR").Value.ShouldBe("knock:••••••••");
        shown.Single(variable => variable.Name == "ConnectionStrings__things-db").Value.ShouldContain("Password=••••••••;Database=things");
        shown.ShouldNotContain(variable => variable.Value.Contains(doorCode));
        app["door-code-1"].Value.ShouldBe("••••••••");
        app["things-db-1"].Value.ShouldNotBeNull().ShouldContain("Password=••••••••");
        File.ReadAllText(Path.Combine(app.DataDirectory, "state.json")).ShouldNotContain(doorCode);
    }

    [Fact]
    public async Task PostgreSQL_stops_at_once_and_cleanly_though_clients_are_connected()
    {
        await using var client = new NpgsqlConnection(await app.Things.ConnectionStringExpression.GetValueAsync());
        await client.OpenAsync();

        await app.Run.ExecuteAsync(Postgres, "stop");

        await app.UntilAsync(() => app[Postgres].State == KnownResourceStates.Finished);
        app[Postgres].ExitCode.ShouldBe(0, "after six seconds DCP would kill it");
        app.Run.FindLog(Postgres)!.Tail(20).ShouldContain(line => line.Contains("fast shutdown"));
        await app.Run.ExecuteAsync(Postgres, "start");
        await app.EverythingIsWellAsync();
    }

    [Fact]
    public async Task A_restarted_process_becomes_well_again()
    {
        for (var time = 0; time < 2; time++)
        {
            var before = app[Greeter].Pid;
            await app.Run.ExecuteAsync(Greeter, "restart");
            await app.UntilAsync(() => app[Greeter] is { Health: Health.Healthy } now && now.Pid != before);
        }

        await app.EverythingIsWellAsync();
    }

    [Fact]
    public async Task A_killed_process_is_shown_as_ended_and_starts_again_by_its_button()
    {
        await HostProcess.SignalAsync("KILL", app[Greeter].Pid.ShouldNotBeNull());

        await app.UntilAsync(() => app[Greeter].State == KnownResourceStates.Finished);
        app[Greeter].ExitCode.ShouldNotBe(0);
        app.Run.Failure.IsCompleted.ShouldBeFalse("one fallen process does not end the run");
        await app.Run.ExecuteAsync(Greeter, "start");
        await app.EverythingIsWellAsync();
    }

    [Fact]
    public async Task Two_replicas_share_an_address_and_one_goes_on_without_the_other()
    {
        var (one, other) = (app["twins-1"], app["twins-2"]);
        one.Endpoints[0].Url.ShouldBe(other.Endpoints[0].Url);
        one.Endpoints[0].OwnUrl.ShouldNotBe(other.Endpoints[0].OwnUrl);
        using var http = new HttpClient();
        HashSet<string> answered = [];
        for (var call = 0; call < 200 && answered.Count < 2; call++)
        {
            answered.Add(await http.GetStringAsync(one.Endpoints[0].Url));
        }

        answered.ShouldBe([$"{one.Pid}", $"{other.Pid}"], ignoreOrder: true);

        await HostProcess.SignalAsync("KILL", one.Pid.ShouldNotBeNull());
        for (var call = 0; call < 20; call++)
        {
            (await http.GetStringAsync(one.Endpoints[0].Url)).ShouldBe($"{other.Pid}");
        }

        await app.UntilAsync(() => app["twins-1"].State == KnownResourceStates.Finished);
        await app.Run.ExecuteAsync("twins-1", "start");
        await app.EverythingIsWellAsync();
    }

    [Fact]
    public async Task The_output_is_kept_in_a_file_too()
    {
        var log = Path.Combine(app.DataDirectory, "logs", "greeter-1.log");
        await app.UntilAsync(() => File.ReadAllText(log).Contains("listening"));
    }
}
