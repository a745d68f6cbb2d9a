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
        using var operatrice = await platform.AsAsync("operatrice");
        var call = (await operatrice.GetJsonAsync("/api/funding/programmes"))["items"]![0]!["calls"]![0]!.Text("id");

        await IsOneTraceAsync(
            async () =>
            {
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
            },
            ("gateway", "Microsoft.AspNetCore"), ("funding", "Npgsql"), ("evaluation", "MassTransit"), ("evaluation", "Npgsql"));
    }

    [Fact]
    public async Task An_import_is_one_trace_from_its_upload_to_the_other_services()
    {
        using var admin = await platform.AsAsync("admin.mednum-bfc");
        await IsOneTraceAsync(
            () => admin.ImportAsync("/api/directory/hubs/mednum-bfc/imports", StandardFile.Many("trace", StandardFile.Dijon, 3)),
            ("gateway", "Microsoft.AspNetCore"), ("directory", "HubsPlatform.Imports"), ("directory", "Npgsql"), ("evaluation", "MassTransit"), ("evaluation", "Npgsql"), ("training", "MassTransit"), ("funding", "MassTransit"));
    }

    [Fact]
    public async Task What_nobody_asked_for_leaves_no_trace()
    {
        await WithCollectorAsync(async collector =>
        {
            await Task.Delay(TimeSpan.FromSeconds(8)); // polls of the outbox and of imports, probes of health
            collector.Spans.Where(span => span.Parent == "" && span.Scope is "Npgsql" or "System.Net.Http").ShouldBeEmpty();
        });
    }

    private Task IsOneTraceAsync(Func<Task> work, params (string Service, string Scope)[] wanted) => WithCollectorAsync(async collector =>
    {
        await work();
        await Eventually.TrueAsync(
            () => Task.FromResult(Traces().Any(trace => wanted.All(part => trace.Any(span => (span.Service, span.Scope) == part)))),
            () => $"No trace holds all of it:\n{string.Join("\n", Traces().SelectMany(trace => trace.Select(span => $"{trace.Key[..6]} {span.Service}: {span.Name} ({span.Scope})")))}",
            TimeSpan.FromSeconds(60));

        IEnumerable<IGrouping<string, Span>> Traces() => collector.Spans.GroupBy(span => span.Trace).Where(trace => trace.Any(span => span.Service == "gateway"));
    });

    /// <summary>The dashboard gives its place to a collector of our own for a while.</summary>
    private async Task WithCollectorAsync(Func<TraceCollector, Task> look)
    {
        var dashboard = platform.State.Resources.First(resource => resource.Resource.Contains("dashboard", StringComparison.Ordinal));
        var otlp = new Uri(platform.State.One("gateway").Environment()["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var key = dashboard.Environment();
        await platform.PressAsync(dashboard, "stop");
        try
        {
            await using var collector = await TraceCollector.StartAsync(otlp.Port);
            await look(collector);
        }
        finally
        {
            await platform.PressAsync(dashboard, "start", key);
            await platform.BecomesWellAsync(dashboard.Resource);
        }
    }
}
