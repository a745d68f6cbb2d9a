using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.OpeningHours.Tests;

public sealed class Properties
{
    private static readonly string[] Pieces =
    [
        "Mo", "Tu-Fr", "PH", "SH", "09:00-12:00", "22:00-02:00", "17:00+", "-", ",", ";", " ", "||", "\"x\"", "\"", "off", "unknown", "Jan", "Dec 24-Jan 02",
        "2026", "2026-2030/2", "week 1-53/2", "[1]", "[-1]", "easter", "+1 day", "-", "-2 days", "24/7", "sunrise", "(sunset-01:00)", "Feb 29", ":", "9h", "à",
        "lundi", "vendredi", "fermé", "13h30", "rendez-vous", "(", "/", "\n", "99999", "é", "\uD83D",
    ];

    private static readonly FrenchCalendar Strasbourg = new("67");

    [Fact]
    public void Nothing_makes_it_throw() => Prop.ForAll(Texts(), text =>
    {
        var reading = HoursReader.Read(text);
        new WeeklyHours().TryAdd(3, text);
        if (reading.Hours is { } hours)
        {
            hours.NextChange(new DateTime(2026, 12, 24, 17, 0, 0), Strasbourg);
            hours.MinutesOfWeek(SameEveryDay.Ordinary);
            hours.Day(DateOnly.MinValue, Strasbourg);
            hours.Day(DateOnly.MaxValue, Strasbourg);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arbitrary_characters_do_not_either() => Prop.ForAll<string>(text => HoursReader.Read(text ?? "").ShouldNotBeNull()).QuickCheckThrowOnFailure();

    [Fact]
    public void The_canonical_form_means_the_same_and_stays() => Prop.ForAll(Texts(), text =>
    {
        if (HoursReader.Read(text).Hours is not { } hours)
        {
            return;
        }

        var again = OsmHoursTests.Parsed(hours.ToString());
        again.ToString().ShouldBe(hours.ToString());
        for (var day = new DateOnly(2026, 12, 20); day < new DateOnly(2027, 1, 10); day = day.AddDays(1))
        {
            again.Day(day, Strasbourg).ShouldBe(hours.Day(day, Strasbourg));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_is_in_order_without_overlaps() => Prop.ForAll(Texts(), text =>
    {
        if (HoursReader.Read(text).Hours is { } hours)
        {
            var spans = hours.Day(new DateOnly(2026, 12, 26), Strasbourg);
            spans.ShouldAllBe(span => span.From >= 0 && span.From < span.To && span.To <= 1440);
            spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From);
        }
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Mo,", 600)]
    [InlineData("Mo 09:00-12:00;", 130)]
    [InlineData("((((", 500)]
    [InlineData("9h-12h ", 280)]
    [InlineData("lundi au ", 200)]
    [InlineData("1 ", 900)]
    public void A_long_text_is_read_at_once(string piece, int times)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var hours = HoursReader.Read(text).Hours;
        new WeeklyHours().TryAdd(0, text);
        hours?.NextChange(new DateTime(2026, 11, 22), Strasbourg);
        System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(2);
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Join(pieces.Count % 2 == 0 ? " " : "", pieces)).ToArbitrary();
}
