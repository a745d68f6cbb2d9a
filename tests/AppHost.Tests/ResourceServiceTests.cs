using System.Net;
using Google.Protobuf;
using HubsPlatform.LocalHosting.Dashboard.Wire;

namespace HubsPlatform.AppHost.Tests;

/// <summary>What the dashboard asks in a session, asked as it does: gRPC over HTTP/2 without TLS.</summary>
[Collection(RunningApp.Collection)]
public sealed class ResourceServiceTests(RunningApp app) : IDisposable
{
    private readonly HttpClient _http = new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact, Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task It_says_the_name_of_the_application()
    {
        using var answer = await CallAsync("GetApplicationInformation");
        (await ReadAsync(answer, ApplicationInformationResponse.Parser)).ApplicationName.ShouldBe("SmallApp");
        await EndsWithAsync(answer, status: 0);
    }

    [Fact]
    public async Task It_begins_with_all_resources_and_goes_on_with_what_changes()
    {
        using var answer = await CallAsync("WatchResources");
        var initial = (await ReadAsync(answer, WatchResourcesUpdate.Parser)).InitialData.Resources;
        initial.Select(resource => resource.DisplayName).ShouldBe(["postgres", "things-db", "greeter", "twins", "twins", "door-code", "postgres-password", "aspire-dashboard"], ignoreOrder: true);
        var greeter = initial.Single(resource => resource.DisplayName == "greeter");
        greeter.Commands.Select(command => command.Name).ShouldBe(["start", "stop", "restart"]);
        greeter.Relationships.ShouldContain(relationship => relationship.ResourceName == "things-db" && relationship.Type == "WaitFor");
        initial.ShouldAllBe(resource => resource.CreatedAt != null && resource.Urls.All(url => url.DisplayProperties != null) && resource.Properties.All(property => property.Value != null));
        initial.Single(resource => resource.DisplayName == "aspire-dashboard").IsHidden.ShouldBeTrue();

        using var command = await CallAsync("ExecuteResourceCommand", new ResourceCommandRequest { ResourceName = "greeter-1", CommandName = "restart" });
        (await ReadAsync(command, ResourceCommandResponse.Parser)).Kind.ShouldBe(ResourceCommandResponseKind.Succeeded);
        List<string> states = [];
        while (!states.Contains("Running"))
        {
            states.AddRange((await ReadAsync(answer, WatchResourcesUpdate.Parser)).Changes.Value.Where(change => change.Upsert.Name == "greeter-1").Select(change => change.Upsert.State));
        }

        states.ShouldContain("Stopping");
        states.ShouldContain("Starting");
        await app.EverythingIsWellAsync();
    }

    [Fact]
    public async Task It_reads_out_console_logs()
    {
        using var answer = await CallAsync("WatchResourceConsoleLogs", new WatchResourceConsoleLogsRequest { ResourceName = "greeter-1" });
        (await ReadAsync(answer, WatchResourceConsoleLogsUpdate.Parser)).LogLines.ShouldContain(line => line.Text.EndsWith("listening"));
    }

    [Fact]
    public async Task A_command_that_cannot_be_carried_out_says_why()
    {
        using var answer = await CallAsync("ExecuteResourceCommand", new ResourceCommandRequest { ResourceName = "things-db-1", CommandName = "stop" });
        var response = await ReadAsync(answer, ResourceCommandResponse.Parser);
        response.Kind.ShouldBe(ResourceCommandResponseKind.Failed);
        response.Message.ShouldContain("no process of its own");
    }

    [Theory]
    [InlineData("WatchResourceConsoleLogs", 5)]
    [InlineData("WatchEverything", 12)]
    public async Task What_it_does_not_know_it_refuses(string method, int status)
    {
        using var answer = await CallAsync(method, new WatchResourceConsoleLogsRequest { ResourceName = "nobody" });
        await EndsWithAsync(answer, status);
    }

    [Fact]
    public async Task Without_the_key_it_says_nothing()
    {
        using var answer = await CallAsync("GetApplicationInformation", key: "wrong");
        await EndsWithAsync(answer, status: 16);
    }

    private async Task<HttpResponseMessage> CallAsync(string method, IMessage? message = null, string? key = null)
    {
        var body = message?.ToByteArray() ?? [];
        var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{app.Dashboard.ResourceServicePort}/aspire.v1.DashboardService/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, .. BitConverter.GetBytes(body.Length).Reverse(), .. body]) { Headers = { ContentType = new("application/grpc") } },
            Headers = { { "x-resource-service-api-key", key ?? app.Dashboard.ResourceServiceKey }, { "te", "trailers" } },
        };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, MessageParser<T> parser) where T : IMessage<T>
    {
        var body = await answer.Content.ReadAsStreamAsync();
        var prefix = new byte[5];
        await body.ReadExactlyAsync(prefix).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        var message = new byte[BitConverter.ToInt32([.. prefix.Skip(1).Reverse()])];
        await body.ReadExactlyAsync(message);
        return parser.ParseFrom(message);
    }

    private static async Task EndsWithAsync(HttpResponseMessage answer, int status)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
        answer.TrailingHeaders.GetValues("grpc-status").ShouldBe([$"{status}"]);
    }
}
