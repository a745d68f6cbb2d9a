using System.Net;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace HubsPlatform.Platform.Tests;

/// <summary>Parts die at the worst moment; afterwards every service counts what the directory counts, and nothing twice.</summary>
[Collection(PlatformCollection.Name)]
public sealed class FaultTests(PlatformRun platform)
{
    [Fact]
    public async Task A_directory_that_dies_between_commit_and_publish_has_lost_nothing()
    {
        const string hub = "aura";
        using var admin = await platform.AsAsync($"admin.{hub}");
        var before = await admin.AgreedCountsAsync(hub);
        var broker = platform.State.One("rabbitmq");
        var directory = platform.State.One("directory");

        // A broker that stands still takes no message, so what is committed now waits in the outbox.
        await Buttons.SignalAsync(broker.Pid!.Value, "STOP");
        try
        {
            var report = await admin.ImportAsync($"/api/directory/hubs/{hub}/imports", StandardFile.Many("coupure", StandardFile.Lyon, 40));
            report.Long("created").ShouldBe(40, report.ToJsonString());
            await platform.KillAsync(directory);
        }
        finally
        {
            await Buttons.SignalAsync(broker.Pid!.Value, "CONT");
        }

        await platform.StartAsync(directory);
        await platform.BecomesWellAsync("directory");

        var after = await admin.AgreedCountsAsync(hub, TimeSpan.FromSeconds(60));
        after.DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 40);
    }

    [Fact]
    public async Task A_directory_killed_during_an_import_leaves_all_or_nothing_of_each_row_and_the_next_run_resumes()
    {
        const string hub = "pays-de-la-loire";
        using var admin = await platform.AsAsync($"admin.{hub}");
        var nantes = new StandardFile.Town("Nantes", "44000", "44109", 47.2184, -1.5536);
        var before = await admin.AgreedCountsAsync(hub);
        var file = StandardFile.Many("arret", nantes, 6000);
        var directory = platform.State.One("directory");

        await admin.StartImportAsync($"/api/directory/hubs/{hub}/imports", file);
        await Task.Delay(400);
        await platform.KillAsync(directory);
        await platform.StartAsync(directory);
        await platform.BecomesWellAsync("directory");

        var report = await admin.ImportAsync($"/api/directory/hubs/{hub}/imports", file);
        report.Text("state").ShouldBe("completed", report.ToJsonString());
        (report.Long("created") + report.Long("unchanged")).ShouldBe(6000, report.ToJsonString());
        (await admin.AgreedCountsAsync(hub, TimeSpan.FromSeconds(60))).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 6000);
    }

    [Fact]
    public async Task A_broker_killed_during_an_import_delays_the_events_and_loses_none()
    {
        const string hub = "ile-de-france";
        using var admin = await platform.AsAsync($"admin.{hub}");
        var paris = new StandardFile.Town("Paris", "75001", "75101", 48.8625, 2.3360);
        var before = await admin.AgreedCountsAsync(hub);
        var broker = platform.State.One("rabbitmq");

        var address = await admin.StartImportAsync($"/api/directory/hubs/{hub}/imports", StandardFile.Many("courtier", paris, 5000));
        await platform.KillAsync(broker);
        var report = await admin.FinishedAsync(address);
        report.Text("state").ShouldBe("completed", report.ToJsonString());
        await platform.StartAsync(broker);
        await platform.BecomesWellAsync("rabbitmq");

        (await admin.AgreedCountsAsync(hub, TimeSpan.FromSeconds(90))).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 5000);
    }

    [Fact]
    public async Task Each_message_delivered_three_times_has_its_effect_once()
    {
        const string hub = "occitanie";
        using var admin = await platform.AsAsync($"admin.{hub}");
        var toulouse = new StandardFile.Town("Toulouse", "31000", "31555", 43.6045, 1.4440);
        var before = await admin.AgreedCountsAsync(hub);
        await using var echo = await Echo.StartAsync(platform.State.One("directory").Environment()["ConnectionStrings__rabbitmq"]);

        await admin.ImportAsync($"/api/directory/hubs/{hub}/imports", StandardFile.Many("triple", toulouse, 700));

        (await admin.AgreedCountsAsync(hub)).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 700);
        await echo.AllRepeatedAsync();
        (await admin.AgreedCountsAsync(hub)).DirectoryPlaces.ShouldBe(before.DirectoryPlaces + 700);
    }

    /// <summary>Sends each event that passes the broker twice more.</summary>
    private sealed class Echo(IConnection connection, IChannel channel) : IAsyncDisposable
    {
        private const string Copied = "x-test-copy";
        private static readonly string[] Exchanges = ["directory.places-recorded.v1", "directory.structures-recorded.v1", "directory.import-completed.v1"];
        private int _first;
        private int _copies;

        public static async Task<Echo> StartAsync(string broker)
        {
            var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
            var channel = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
            var echo = new Echo(connection, channel);
            var queue = (await channel.QueueDeclareAsync("", durable: false, exclusive: true, autoDelete: true)).QueueName;
            foreach (var exchange in Exchanges)
            {
                await channel.QueueBindAsync(queue, exchange, "");
            }

            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, delivery) => echo.RepeatAsync(delivery);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
            return echo;
        }

        public async Task AllRepeatedAsync()
        {
            _first.ShouldBeGreaterThan(2);
            await Eventually.TrueAsync(() => Task.FromResult(_copies == 2 * _first), () => $"{_first} messages, {_copies} copies.");
        }

        public async ValueTask DisposeAsync()
        {
            await channel.DisposeAsync();
            await connection.DisposeAsync();
        }

        private async Task RepeatAsync(BasicDeliverEventArgs delivery)
        {
            if (delivery.BasicProperties.Headers?.ContainsKey(Copied) == true)
            {
                Interlocked.Increment(ref _copies);
                return;
            }

            Interlocked.Increment(ref _first);
            var body = delivery.Body.ToArray();
            var properties = new BasicProperties(delivery.BasicProperties) { Headers = new Dictionary<string, object?>(delivery.BasicProperties.Headers ?? new Dictionary<string, object?>()) { [Copied] = true } };
            for (var copy = 0; copy < 2; copy++)
            {
                // Not awaited here: a consumer that waits for confirms on its own channel would wait for itself.
                _ = channel.BasicPublishAsync(delivery.Exchange, delivery.RoutingKey, mandatory: false, properties, body).AsTask();
            }

            await Task.CompletedTask;
        }
    }
}
