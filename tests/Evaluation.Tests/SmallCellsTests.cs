using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Evaluation.Disclosure;

namespace HubsPlatform.Evaluation.Tests;

/// <summary>The reader as an attacker: knows the rule and everything published, and tries to find a small count.</summary>
public sealed class SmallCellsTests
{
    [Fact]
    public void Large_counts_and_zeros_are_shown()
    {
        var publication = SmallCells.Protect([12, 0, 5, 40]);
        publication.Total.Value.ShouldBe(57);
        publication.Cells.Select(cell => cell.Value).ShouldBe([12, 0, 5, 40]);
    }

    [Fact]
    public void A_single_small_count_takes_another_with_it()
    {
        var publication = SmallCells.Protect([20, 3, 30]);
        publication.Total.Value.ShouldBe(53);
        publication.Cells.Select(cell => cell.Value).ShouldBe([null, null, 30]);
    }

    [Fact]
    public void Where_there_is_nothing_to_hide_behind_the_total_is_withheld()
    {
        SmallCells.Protect([3, 0]).Total.Suppressed.ShouldBeTrue();
        SmallCells.Protect([4, 4]).Total.Suppressed.ShouldBeTrue();
        SmallCells.Protect([1, 5]).Total.Suppressed.ShouldBeTrue();
    }

    [Fact]
    public void Where_the_total_is_known_anyway_all_cells_go()
    {
        var publication = SmallCells.Protect([3, 0], isTotalKnown: true);
        publication.Total.Value.ShouldBe(3);
        publication.Cells.ShouldAllBe(cell => cell.Suppressed);
    }

    /// <summary>
    /// Every table of up to 4 cells: whatever is published, each withheld cell can still have at least 4 values (2 where the
    /// total was known anyway), so none is ever computed back.
    /// </summary>
    [Theory]
    [InlineData(1, 20, false, 4)]
    [InlineData(2, 24, false, 4)]
    [InlineData(3, 20, false, 4)]
    [InlineData(4, 12, false, 4)]
    [InlineData(2, 24, true, 2)]
    [InlineData(3, 20, true, 2)]
    [InlineData(4, 12, true, 2)]
    public void No_small_count_can_be_computed_back(int cells, int most, bool isTotalKnown, int leastDoubt)
    {
        var worlds = new Dictionary<string, List<long[]>>();
        foreach (var counts in Tables(cells, most))
        {
            var publication = SmallCells.Protect(counts, isTotalKnown);
            var seen = $"{publication.Total.Value}|{string.Join(',', publication.Cells.Select(cell => cell.Value?.ToString() ?? "?"))}";
            worlds.TryAdd(seen, []);
            worlds[seen].Add(counts);
        }

        foreach (var (seen, possible) in worlds)
        {
            if (possible.Any(counts => counts.Max() == most))
            {
                continue; // the enumeration stops here, so the doubt would look smaller than it is
            }

            for (var cell = 0; cell < cells; cell++)
            {
                var values = possible.Select(counts => counts[cell]).ToHashSet();
                if (seen.Split('|')[1].Split(',')[cell] == "?" && values.Any(value => value is > 0 and < SmallCells.Threshold))
                {
                    values.Count.ShouldBeGreaterThanOrEqualTo(leastDoubt, $"{seen} tells cell {cell}");
                }
            }
        }
    }

    [Fact]
    public void What_is_shown_is_true_and_never_small() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(0, 40).Select(count => (long)count).ListOf().Where(counts => counts.Count > 0).ToArbitrary(),
            counts =>
            {
                var publication = SmallCells.Protect([.. counts]);
                return publication.Cells.Count == counts.Count
                    && publication.Cells.Zip(counts).All(pair => pair.First.Value is not { } shown || (shown == pair.Second && shown is 0 or >= SmallCells.Threshold))
                    && (publication.Total.Value is not { } total || total == counts.Sum());
            }));

    private static IEnumerable<long[]> Tables(int cells, int most) =>
        Enumerable.Range(0, (int)Math.Pow(most + 1, cells)).Select(number =>
        {
            var counts = new long[cells];
            for (var cell = 0; cell < cells; cell++, number /= most + 1)
            {
                counts[cell] = number % (most + 1);
            }

            return counts;
        });
}
