namespace HubsPlatform.Evaluation.Disclosure;

/// <summary>
/// Withholds counts of 1 to 4 persons, and as many other counts as it takes for the published total not to give them
/// away (complementary suppression).
/// </summary>
/// <remarks>
/// A reader knows the total, the counts shown and this rule. Withheld counts add up to S = total - shown. Among them are
/// k small ones (each 1 to 4) and m others (each 5 or more). Any small count can be 1, 2, 3 or 4 as long as
/// S >= 4 + (k - 1) + 5m. So others are withheld, one after the other, until that holds; where they run out, the total is
/// withheld too. Which ones are taken must not depend on the counts, or the choice itself would tell: the order of the
/// cells decides. Zeros are shown: nobody is there.
/// </remarks>
public static class SmallCells
{
    /// <summary>The smallest count of persons that is shown.</summary>
    public const long Threshold = 5;

    /// <summary>What may be published.</summary>
    /// <param name="Total">The sum, or withheld.</param>
    /// <param name="Cells">The counts in the order given, some withheld.</param>
    public sealed record Publication(Figure Total, IReadOnlyList<Figure> Cells);

    /// <summary>Protects a row of counts.</summary>
    /// <param name="counts">The true counts, in an order that does not depend on them: the first others to be withheld first.</param>
    /// <param name="isTotalKnown">The total is published elsewhere anyway: where it would tell too much, every cell is withheld.</param>
    public static Publication Protect(IReadOnlyList<long> counts, bool isTotalKnown = false)
    {
        var total = counts.Sum();
        var withheld = counts.Select(IsSmall).ToArray();
        if (!withheld.Contains(true))
        {
            return new Publication(new Figure(total), [.. counts.Select(count => new Figure(count))]);
        }

        var isTotalShown = !IsSmall(total) && WithholdOthers(counts, withheld);
        if (isTotalKnown && !isTotalShown)
        {
            return new Publication(new Figure(total), [.. counts.Select(_ => Figure.Withheld)]);
        }

        return new Publication(
            isTotalShown ? new Figure(total) : Figure.Withheld,
            [.. counts.Select((count, index) => withheld[index] ? Figure.Withheld : new Figure(count))]);
    }

    /// <returns>False where too few others are left to hide the small ones behind.</returns>
    private static bool WithholdOthers(IReadOnlyList<long> counts, bool[] withheld)
    {
        var small = withheld.Count(isSmall => isSmall);
        var sum = counts.Where(IsSmall).Sum();
        var others = 0;
        for (var index = 0; index < withheld.Length; index++)
        {
            if (counts[index] < Threshold)
            {
                continue;
            }

            withheld[index] = true;
            sum += counts[index];
            others++;
            if (sum >= Threshold - 1 + (small - 1) + (Threshold * others))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSmall(long count) => count is > 0 and < Threshold;
}
