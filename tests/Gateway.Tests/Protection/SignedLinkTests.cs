using System.Collections.Concurrent;
using System.Diagnostics;
using HubsPlatform.Gateway.Tests.Support;
using HubsPlatform.Testing;

namespace HubsPlatform.Gateway.Tests.Protection;

/// <summary>The token of a signed link stands in an address, and goes nowhere else.</summary>
public sealed class SignedLinkTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("/fiche?lien=abc", "no-referrer", "noindex")]
    [InlineData("/en/fiche/relances?lien=abc", "no-referrer", "noindex")]
    [InlineData("/lieux", "strict-origin-when-cross-origin", null)]
    public async Task No_other_page_and_no_search_engine_learns_the_address(string path, string policy, string? robots)
    {
        using var caller = fixture.Gateway.Caller();
        using var answer = await caller.GetAsync(path);
        answer.Header("Referrer-Policy").ShouldBe(policy);
        answer.Header("X-Robots-Tag").ShouldBe(robots);
    }

    [Fact]
    public async Task No_trace_has_the_token()
    {
        var token = $"jeton{Guid.CreateVersion7():n}";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded, ActivityStopped = spans.Enqueue };
        ActivitySource.AddActivityListener(listener);
        using var caller = fixture.Gateway.Caller();

        using var answer = await caller.GetAsync($"/fiche?lien={token}");

        fixture.Portal.Requests.ShouldContain(request => request.Target == $"/fiche?lien={token}");
        await Eventually.TrueAsync( // a request's span ends a moment after its answer was read
            () => Task.FromResult(spans.Any(span => span.Source.Name == "Microsoft.AspNetCore" && Equals(span.GetTagItem("url.path"), "/fiche"))), () => "The request has no span.");
        spans.SelectMany(span => span.TagObjects.Select(tag => $"{span.Source.Name} {tag.Key} {tag.Value}").Append($"{span.DisplayName} {span.TraceStateString}"))
            .Where(text => text.Contains(token, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
