using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Testing;

/// <summary>What must hold for each address of a service that belongs to a hub or to the operator, also for those added later.</summary>
public static partial class RouteRules
{
    /// <summary>Every breach of the rules, in words; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> BreachesAsync<TProgram>(ServiceFactory<TProgram> service)
        where TProgram : class
    {
        var stranger = service.As(TestUser.In("sud", "hub-admin", "hub-member", "mediator", "jury", "viewer"));
        var operatorElsewhere = service.As(TestUser.Operator);
        var elsewhere = service.With(TestTokens.For(TestUser.In("aura", "hub-admin"), ["hubs-another-service"]));
        var breaches = new List<string>();
        foreach (var (method, path) in Addresses(service.Services))
        {
            var isOfHub = path.Contains("/hubs/aura", StringComparison.Ordinal);
            await ExpectAsync(service.Anonymous(), HttpStatusCode.Unauthorized, "without a token");
            await ExpectAsync(elsewhere, HttpStatusCode.Unauthorized, "with a token for another service");
            await ExpectAsync(stranger, HttpStatusCode.NotFound, isOfHub ? "for another hub" : "for a hub's staff");
            if (isOfHub)
            {
                await ExpectAsync(operatorElsewhere, HttpStatusCode.NotFound, "for the operator, who has no role in the hub");
            }

            async Task ExpectAsync(HttpClient caller, HttpStatusCode expected, string whom)
            {
                var status = await StatusOfAsync(caller, method is "POST" or "PUT" or "PATCH" ? JsonContent.Create(new { }) : null);
                if (status == HttpStatusCode.UnsupportedMediaType)
                {
                    // Routing refuses a body of the wrong kind before it looks at the caller: this one wants a form.
                    status = await StatusOfAsync(caller, new MultipartFormDataContent { { new StringContent("id,nom\n"), "file", "lieux.csv" } });
                }

                if (status != expected)
                {
                    breaches.Add($"{method} {path} {whom}: {(int)status} instead of {(int)expected}");
                }
            }

            async Task<HttpStatusCode> StatusOfAsync(HttpClient caller, HttpContent? content)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
                using var answer = await caller.SendAsync(request);
                return answer.StatusCode;
            }
        }

        return breaches;
    }

    /// <summary>Each address in the hub <c>aura</c> and each national one, as method and path with made-up ids.</summary>
    public static IReadOnlyList<(string Method, string Path)> Addresses(IServiceProvider services) =>
    [
        .. from endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = endpoint.RoutePattern.RawText ?? ""
           where pattern.Contains("/hubs/{hub}") || pattern.Contains("/national")
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
           select (method, Placeholder().Replace(pattern.Replace("{hub}", "aura"), _ => Guid.NewGuid().ToString())),
    ];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();
}
