using System.Net;
using Google.Protobuf;
using HubsPlatform.Testing;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>The dashboard's buttons, pressed as the dashboard presses them: a call to AppHost's resource service.</summary>
internal static class Buttons
{
    public static Task StartAsync(this PlatformRun platform, PlatformResource resource) => platform.PressAsync(resource, "start");

    /// <param name="platform">The run.</param>
    /// <param name="resource">Whose button.</param>
    /// <param name="command">start, stop or restart.</param>
    /// <param name="dashboard">The dashboard's environment, which holds the key, where it does not run itself.</param>
    public static async Task PressAsync(this PlatformRun platform, PlatformResource resource, string command, IReadOnlyDictionary<string, string>? dashboard = null)
    {
        dashboard ??= platform.State.Resources.First(candidate => candidate.Resource.Contains("dashboard", StringComparison.Ordinal)).Environment();
        using var message = new MemoryStream();
        using (var coded = new CodedOutputStream(message, leaveOpen: true))
        {
            coded.WriteTag(1, WireFormat.WireType.LengthDelimited);
            coded.WriteString(command);
            coded.WriteTag(2, WireFormat.WireType.LengthDelimited);
            coded.WriteString(resource.Log is null ? resource.Name : Path.GetFileNameWithoutExtension(resource.Log));
        }

        byte[] frame = [0, .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder((int)message.Length)), .. message.ToArray()];
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(dashboard["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"]), "/aspire.v1.DashboardService/ExecuteResourceCommand"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new("application/grpc") } },
        };
        request.Headers.Add("x-resource-service-api-key", dashboard["DASHBOARD__RESOURCESERVICECLIENT__APIKEY"]);
        request.Headers.TE.Add(new("trailers"));
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        // kind = 1: succeeded
        (answer.Length >= 7 && answer[5] == 8 && answer[6] == 1).ShouldBeTrue($"The button {command} of {resource.Name} failed: {System.Text.Encoding.UTF8.GetString(answer)} {response.TrailingHeaders}");
    }

    /// <summary>Kills a process as nothing can refuse, then waits until AppHost has seen it.</summary>
    public static async Task KillAsync(this PlatformRun platform, PlatformResource resource)
    {
        await SignalAsync(resource.Pid!.Value, "KILL");
        await Eventually.TrueAsync(() => Task.FromResult(platform.State.Resources.Single(other => other.Name == resource.Name).State != "Running"), () => $"AppHost does not see that {resource.Name} ended.");
    }

    public static async Task SignalAsync(int pid, string signal)
    {
        var (code, _, errors) = await Checkout.RunAsync("kill", [$"-{signal}", $"{pid}"]);
        code.ShouldBe(0, errors);
    }

    public static Task BecomesWellAsync(this PlatformRun platform, string resource) => Eventually.TrueAsync(
        () => Task.FromResult(platform.State.Of(resource).All(replica => replica.IsWell)),
        () => $"{resource} does not become well.",
        TimeSpan.FromSeconds(60));

    /// <summary>Nothing is still on its way back from what an earlier test did to it.</summary>
    public static async Task AllBecomeWellAsync(this PlatformRun platform)
    {
        foreach (var resource in platform.State.Resources.Where(resource => resource.Health is not null).Select(resource => resource.Resource).Distinct())
        {
            await platform.BecomesWellAsync(resource);
        }
    }
}
