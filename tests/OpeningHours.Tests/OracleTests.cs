using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using Xunit.Abstractions;

namespace HubsPlatform.OpeningHours.Tests;

/// <summary>Our answers beside the npm library's, 52 weeks long at every quarter of an hour.</summary>
public sealed class OracleTests(ITestOutputHelper output)
{
    private const int Weeks = 52;
    private const int Step = 15;
    private const int Day = 24 * 60;

    /// <summary>HUBS_HOURS_ORACLE=all asks about every real text instead of every eighth, which takes the npm library minutes on a busy machine.</summary>
    private static readonly int OneIn = Environment.GetEnvironmentVariable("HUBS_HOURS_ORACLE") == "all" ? 1 : 8;

    private static readonly DateOnly Start = new(2026, 1, 5);
    private static readonly FrenchCalendar Paris = new("75");

    [SkippableTheory]
    [MemberData(nameof(Syntax.Agreed), MemberType = typeof(Syntax))]
    public async Task Every_form_of_the_syntax_means_the_same(string[] texts) => (await DisagreementsAsync(texts)).ShouldBeEmpty();

    [SkippableFact]
    public async Task Where_we_answer_otherwise_is_known()
    {
        var texts = Syntax.Otherwise.Keys.ToArray();
        (await DisagreementsAsync(texts)).Select(found => found.Text).ShouldBe(texts, "a listed disagreement is none any more; take it from the list");
    }

    [SkippableFact]
    public async Task Real_hours_mean_the_same()
    {
        var real = SharedData.Column("derived/horaires-osm-reels.csv", "horaires");
        var texts = real.Where((text, index) => index % OneIn == 0 || text.Any(c => c is '"' or '[' or '+' or '/')).ToArray();
        var disagreements = await DisagreementsAsync(texts);
        output.WriteLine($"{texts.Length} of {real.Count} real texts, {disagreements.Count} disagreements");
        disagreements.Where(found => !RealDisagreements.Explains(found)).ShouldBeEmpty();
    }

    private static async Task<List<Disagreement>> DisagreementsAsync(string[] texts)
    {
        var answers = await Oracle.AskAsync(texts, Start, Weeks);
        return [.. texts.Zip(answers).AsParallel().AsOrdered().Select(pair => Compare(pair.First, pair.Second)).OfType<Disagreement>()];
    }

    private static Disagreement? Compare(string text, Interval[]? theirs)
    {
        if (!OsmHours.TryParse(text, out var hours, out var error))
        {
            return theirs is null ? null : new Disagreement(text, $"we refuse it: {error}", OnlyWeRefuse: true);
        }

        if (theirs is null)
        {
            return new Disagreement(text, "they refuse it", OnlyTheyRefuse: true);
        }

        var ours = new byte[Weeks * 7 * Day / Step];
        for (var day = 0; day < Weeks * 7; day++)
        {
            foreach (var span in hours.Day(Start.AddDays(day), Paris).Where(span => span.State.Status != HoursStatus.Closed))
            {
                Paint(ours, day * Day + span.From, day * Day + span.To, span.State.Status == HoursStatus.Unknown);
            }
        }

        var expected = new byte[ours.Length];
        foreach (var (from, to, unknown) in theirs)
        {
            Paint(expected, from, to, unknown);
        }

        var at = ours.AsSpan().CommonPrefixLength(expected);
        return at == ours.Length ? null : new Disagreement(text, $"{Start.ToDateTime(TimeOnly.MinValue).AddMinutes(at * Step):ddd yyyy-MM-dd HH:mm} ours {ours[at]}, theirs {expected[at]} (1 open, 2 perhaps)");
    }

    /// <summary>A quarter of an hour counts by its first minute.</summary>
    private static void Paint(byte[] quarters, int from, int to, bool unknown) =>
        quarters.AsSpan(Quarter(from, quarters)..Quarter(to, quarters)).Fill(unknown ? (byte)2 : (byte)1);

    private static int Quarter(int minute, byte[] quarters) => Math.Clamp((minute + Step - 1) / Step, 0, quarters.Length);
}

internal sealed record Disagreement(string Text, string What, bool OnlyWeRefuse = false, bool OnlyTheyRefuse = false);
