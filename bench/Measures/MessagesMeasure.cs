using System.Diagnostics;
using HubsPlatform.Bench.Figures;
using HubsPlatform.Bench.Running;
using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Tenancy;
using Npgsql;

namespace HubsPlatform.Bench.Measures;

/// <summary>
/// From the commit in one service to the committed effect in another. This program is the writing service, built on
/// ServiceDefaults; the evaluation service has the effect. PostgreSQL itself says when each transaction was committed,
/// and the inbox row, written in the transaction of the effect, stands for it.
/// </summary>
internal sealed class MessagesMeasure : IMeasure
{
    private const int Rounds = 3;
    private const int Burst = 20_000;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongRun = TimeSpan.FromSeconds(20);

    public string Name => "messages";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop)
    {
        await using var servers = await Servers.StartAsync(stop, "track_commit_timestamp=on");
        var settings = await servers.DatabaseAsync("bench", stop);
        await using var evaluation = await ServiceProcess.StartAsync("services/Evaluation", "Evaluation", await servers.DatabaseAsync("evaluation", stop), stop);
        await using var writer = await StartWriterAsync(settings, stop);
        await using var raw = await RawQueue.OpenAsync(servers.Rabbit, stop);
        var database = writer.Services.GetRequiredService<HubDatabase>();

        Say.Progress("  warming up");
        await WriteAsync(database, servers, "warm", 200, TimeSpan.FromSeconds(6), stop);
        await raw.RunAsync(200, TimeSpan.FromSeconds(2), stop);

        var ours = new List<double>();
        var reference = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            reference.Add((await raw.RunAsync(200, RoundLength, stop)).Median());
            var effects = await WriteAsync(database, servers, $"steady-{round}", 200, RoundLength, stop);
            ours.Add(effects.Select(effect => effect.Milliseconds).Median());
            Say.Progress($"  200/s, round {round}: commit to effect p50 {ours[^1]:0.0} ms, raw {reference[^1]:0.0} ms");
        }

        var hard = await WriteAsync(database, servers, "hard", 1000, LongRun, stop);
        var behind = hard.Max(effect => effect.CommittedAt + (effect.Milliseconds / 1000)) - LongRun.TotalSeconds;
        Say.Progress($"  1000/s for {LongRun.TotalSeconds:0} s: p50 {hard.Select(effect => effect.Milliseconds).Median():0.0} ms, the last effect {behind:0.00} s after the end");

        var throughput = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            throughput.Add(await BurstAsync(database, servers, $"burst-{round}", stop));
            Say.Progress($"  as fast as it goes, round {round}: {throughput[^1]:0} effects/s");
        }

        await writer.StopAsync(stop);
        return
        [
            Figure.AtMostTimes("messages: commit to effect at 200/s, p50", ours.Median(), reference.Median(), "ms", 5),
            Figure.AtMost("messages: backlog after 20 s at 1000/s", Math.Max(behind, 0), "s", 1),
            Figure.AtLeast("messages: effects end to end", throughput.Median(), "per s", 1500),
        ];
    }

    private sealed record Effect(double CommittedAt, double Milliseconds);

    private static async Task<WebApplication> StartWriterAsync(Dictionary<string, string> settings, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "HubsPlatform.Bench", EnvironmentName = "Development" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value));
        builder.Configuration["URLS"] = $"http://127.0.0.1:{Machine.FreePort()}";
        builder.AddServiceDefaults();
        builder.AddHubDatabase("bench", typeof(MessagesMeasure).Assembly);
        builder.AddHubMessaging("bench", events => events.Publish<MediatorsRecorded>());
        var app = builder.Build();
        await app.Services.MigrateAsync(stop);
        await app.StartAsync(stop);
        return app;
    }

    private static async Task CommandAsync(HubDatabase database, string round, CancellationToken stop)
    {
        var hub = HubId.Parse("mednum-bfc");
        var @event = new MediatorsRecorded
        {
            Hub = hub.Alias,
            Actor = "bench",
            OccurredAt = TimeProvider.System.GetUtcNow(),
            Mediators = [new MediatorState { MediatorId = Guid.CreateVersion7(), Version = 1, Active = true, StructureId = null, DepartementCode = "21" }],
        };
        await using var transaction = await database.BeginAsync(hub, stop);
        await transaction.ExecuteAsync("insert into commands (event_id, round) values (@id, @round)", new { id = @event.EventId, round }, stop);
        transaction.Publish(@event);
        await transaction.CommitAsync(stop);
    }

    private static async Task<IReadOnlyList<Effect>> WriteAsync(HubDatabase database, Servers servers, string round, int perSecond, TimeSpan duration, CancellationToken stop)
    {
        await Pace.RunAsync(perSecond, duration, () => CommandAsync(database, round, stop), stop);
        return await EffectsAsync(servers, round, stop);
    }

    private static async Task<double> BurstAsync(HubDatabase database, Servers servers, string round, CancellationToken stop)
    {
        await Parallel.ForAsync(0, Burst, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop }, async (_, token) => await CommandAsync(database, round, token));
        var effects = await EffectsAsync(servers, round, stop);
        return Burst / effects.Max(effect => effect.CommittedAt + (effect.Milliseconds / 1000));
    }

    /// <summary>Waits until each command of the round has its effect; both servers' times are one clock.</summary>
    private static async Task<IReadOnlyList<Effect>> EffectsAsync(Servers servers, string round, CancellationToken stop)
    {
        var commands = await TimesAsync(servers.Of("bench"), $"select event_id, pg_xact_commit_timestamp(xmin) from commands where round = '{round}'", stop);
        var start = commands.Values.Min();
        await UntilAllAsync(servers, start, commands.Count, stop);
        var effects = await TimesAsync(servers.Of("evaluation"), "select event_id, pg_xact_commit_timestamp(xmin) from platform.inbox", stop);
        return [.. commands.Select(command => new Effect((command.Value - start).TotalSeconds, (effects[command.Key] - command.Value).TotalMilliseconds))];
    }

    /// <summary>Asks for a number only: reading every row again and again would take a processor from what is measured.</summary>
    private static async Task UntilAllAsync(Servers servers, DateTime start, int wanted, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(servers.Of("evaluation"));
        await connection.OpenAsync(stop);
        await using var count = new NpgsqlCommand("select count(*) from platform.inbox where received_at >= $1", connection) { Parameters = { new() { Value = start } } };
        var patience = Stopwatch.StartNew();
        while ((long)(await count.ExecuteScalarAsync(stop))! is var effects && effects < wanted)
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(120))
            {
                throw new InvalidOperationException($"{wanted - effects} of {wanted} effects did not come.");
            }

            await Task.Delay(250, stop);
        }
    }

    private static async Task<Dictionary<Guid, DateTime>> TimesAsync(string connectionString, string sql, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var times = new Dictionary<Guid, DateTime>();
        while (await reader.ReadAsync(stop))
        {
            times[reader.GetGuid(0)] = reader.GetDateTime(1);
        }

        return times;
    }
}
