using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>
/// The host asks each process itself: DCP's own HTTP probe goes on asking the port of an earlier run, and it has no probe for
/// servers that do not speak HTTP.
/// </summary>
internal sealed class HealthChecks(InstanceTable instances, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan WhileUnwell = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };

    public IReadOnlyDictionary<string, Func<CancellationToken, Task>> Of(Instance instance)
    {
        var checks = instance.Resource.Annotations.OfType<HealthCheckAnnotation>().ToDictionary(check => check.Key, check => check.CheckAsync);
        foreach (var http in instance.Resource.Annotations.OfType<HttpHealthAnnotation>())
        {
            checks[$"GET {http.Path}"] = stop => AskAsync(new Uri($"http://127.0.0.1:{instance.OwnPorts[http.EndpointName]}{http.Path}"), http.StatusCode, stop);
        }

        return checks;
    }

    /// <summary>Begins to check an instance that runs now, until it does not or is started anew.</summary>
    public void Watch(Instance instance, CancellationToken end)
    {
        var run = instance.Run;
        foreach (var (key, check) in Of(instance))
        {
            _ = RepeatAsync(key, check, IsWanted, result => instances.Change(instance, () => instance.Take(result)), end);
        }

        bool IsWanted() => instance.Run == run && instance.State == KnownResourceStates.Running && !end.IsCancellationRequested;
    }

    /// <summary>Every quarter second until well, then every five seconds.</summary>
    private async Task RepeatAsync(string key, Func<CancellationToken, Task> check, Func<bool> isWanted, Action<CheckSnapshot> tell, CancellationToken end)
    {
        string? told = null;
        while (isWanted())
        {
            string? complaint = null;
            try
            {
                await check(end).WaitAsync(Patience, clock, end);
            }
            catch (Exception failure)
            {
                complaint = failure.Message;
            }

            // The same complaint four times a second is no news, and every bit of news costs the dashboard a message.
            if (isWanted() && (complaint is null || complaint != told))
            {
                told = complaint;
                tell(new CheckSnapshot(key, complaint is null ? Health.Healthy : Health.Unhealthy, complaint ?? "", clock.GetUtcNow()));
            }

            await Task.Delay(complaint is null ? WhileWell : WhileUnwell, clock, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task AskAsync(Uri address, int expected, CancellationToken stop)
    {
        using var answer = await _http.GetAsync(address, stop);
        if ((int)answer.StatusCode != expected)
        {
            var body = await answer.Content.ReadAsStringAsync(stop);
            throw new InvalidOperationException($"{address} answers {(int)answer.StatusCode} {body[..Math.Min(body.Length, 200)]}");
        }
    }
}
