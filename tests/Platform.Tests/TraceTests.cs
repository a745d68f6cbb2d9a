using System.Net;
using System.Net.Http.Json;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing;

namespace HubsPlatform.Platform.Tests;

/// <summary>One trace from the request through the gateway, a service and its database to the message and its consumer elsewhere.</summary>
[Collection(PlatformCollection.Name)]
public sealed class TraceTests(PlatformRun platform)
{
    [Fact]
    public async Task An_award_is_one_trace_from_the_gateway_to_the_evaluation()
    {
        var dashboard = platform.State.Resources.First(resource => resource.Resource.Contains("dashboard", StringComparison.Ordinal));
        var otlp = new Uri(platform.State.One("gateway").Environment()["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        using var operatrice = await platform.AsAsync("operatrice");
        var call = (await operatrice.GetJsonAsync("/api/funding/programmes"))["items"]![0]!["calls"]![0]!.Text("id");

        var key = dashboard.Environment();
        await platform.PressAsync(dashboard, "stop");
        try
        {
            await using var collector = await TraceCollector.StartAsync(otlp.Port);
            using var granted = await operatrice.PostAsJsonAsync($"/api/funding/national/calls/{call}/awards", new
            {
                hub = "mednum-bfc",
                amount = 1000m,
                currency = "EUR",
                recipients = new[] { "Essai de trace" },
                awardedOn = "2019-06-03",
                source = "Essai",
            });
            granted.StatusCode.ShouldBe(HttpStatusCode.Created, await granted.Content.ReadAsStringAsync());

            var seen = "";
            await Eventually.TrueAsync(
                () =>
                {
                    var traces = collector.Spans.GroupBy(span => span.Trace).Where(trace => trace.Any(span => span.Service == "funding")).ToList();
                    seen = string.Join("\n", traces.SelectMany(trace => trace.Select(span => $"{trace.Key[..6]} {span.Service}: {span.Name} ({span.Scope})")));
                    return Task.FromResult(traces.Any(trace =>
                        trace.Any(span => span.Service == "gateway")
                        && trace.Any(span => span.Service == "funding" && span.Scope == "Npgsql")
                        && trace.Any(span => span.Service == "evaluation" && span.Scope == "MassTransit")
                        && trace.Any(span => span.Service == "evaluation" && span.Scope == "Npgsql")));
                },
                () => $"No trace holds all of it:\n{seen}",
                TimeSpan.FromSeconds(30));
        }
        finally
        {
            await platform.PressAsync(dashboard, "start", key);
            await platform.BecomesWellAsync(dashboard.Resource);
        }
    }
}
