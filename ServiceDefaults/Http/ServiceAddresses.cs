using Microsoft.Extensions.Configuration;

namespace HubsPlatform.ServiceDefaults.Http;

/// <summary>
/// Service discovery by configuration: <c>services:name:endpoint:0</c>, <c>:1</c> … as Aspire injects it
/// (<c>services__directory__http__0</c>).
/// </summary>
public sealed class ServiceAddresses(IConfiguration configuration)
{
    private int _turn;

    /// <summary>All addresses of a service's endpoint; empty where none is configured.</summary>
    public IReadOnlyList<Uri> Of(string service, string endpoint = "http") =>
        [.. configuration.GetSection($"services:{service}:{endpoint}").GetChildren().Select(address => address.Value).OfType<string>().Select(address => new Uri(address))];

    /// <summary>One of the addresses, each in its turn; null where none is configured.</summary>
    public Uri? Next(string service, string endpoint = "http")
    {
        var all = Of(service, endpoint);
        return all.Count == 0 ? null : all[(int)((uint)Interlocked.Increment(ref _turn) % (uint)all.Count)];
    }
}
