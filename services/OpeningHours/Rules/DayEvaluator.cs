namespace HubsPlatform.OpeningHours.Rules;

/// <summary>What all rules together say of one day.</summary>
internal static class DayEvaluator
{
    /// <summary>In order, without overlaps; what is closed without a comment is left out.</summary>
    public static IReadOnlyList<HoursSpan> Evaluate(IReadOnlyList<Rule> rules, DateOnly day, IHolidays holidays)
    {
        List<HoursSpan> painted = [];
        if (day > DateOnly.MinValue)
        {
            // The night belongs to the evening before: only a rule that closes today ends it early.
            foreach (var rule in InForce(rules, day.AddDays(-1), holidays))
            {
                Apply(rule, painted, Clock.Day);
            }
        }

        foreach (var rule in InForce(rules, day, holidays))
        {
            Apply(rule, painted, 0);
        }

        return Merged(painted);
    }

    private static List<Rule> InForce(IReadOnlyList<Rule> rules, DateOnly day, IHolidays holidays)
    {
        List<Rule> inForce = [];
        for (var i = 0; i < rules.Count; i++)
        {
            var rule = rules[i];
            if (!rule.Matches(day, holidays))
            {
                continue;
            }

            // A rule that closes takes its own hours away, no more; a rule that names no day replaces only one that names none either.
            var replaces = rule is { Link: RuleLink.Overrides, State.Status: not HoursStatus.Closed }
                && (rule.Days.Count > 0 || (i > 0 && rules[i - 1].Days.Count == 0));
            if (replaces)
            {
                inForce.Clear();
            }

            inForce.Add(rule);
        }

        return inForce;
    }

    private static void Apply(Rule rule, List<HoursSpan> painted, int shift)
    {
        foreach (var span in rule.Spans())
        {
            var (from, to) = (Math.Max(span.From - shift, 0), Math.Min(span.To - shift, Clock.Day));
            if (from >= to)
            {
                continue;
            }

            if (rule.Link == RuleLink.Fallback)
            {
                Fill(painted, span with { From = from, To = to });
            }
            else
            {
                Cover(painted, span with { From = from, To = to });
            }
        }
    }

    private static void Cover(List<HoursSpan> painted, HoursSpan span)
    {
        for (var i = painted.Count - 1; i >= 0; i--)
        {
            var other = painted[i];
            if (other.To <= span.From || other.From >= span.To)
            {
                continue;
            }

            painted.RemoveAt(i);
            if (other.From < span.From)
            {
                painted.Add(other with { To = span.From });
            }

            if (other.To > span.To)
            {
                painted.Add(other with { From = span.To });
            }
        }

        painted.Add(span);
    }

    /// <summary>Covers only what is closed.</summary>
    private static void Fill(List<HoursSpan> painted, HoursSpan span)
    {
        var taken = painted.Where(other => other.State.Status != HoursStatus.Closed).OrderBy(other => other.From).ToArray();
        var from = span.From;
        foreach (var other in taken)
        {
            if (other.From > from && from < span.To)
            {
                Cover(painted, span with { From = from, To = Math.Min(other.From, span.To) });
            }

            from = Math.Max(from, other.To);
        }

        if (from < span.To)
        {
            Cover(painted, span with { From = from });
        }
    }

    private static List<HoursSpan> Merged(List<HoursSpan> painted)
    {
        List<HoursSpan> merged = [];
        foreach (var span in painted.Where(span => span.State != default).OrderBy(span => span.From))
        {
            if (merged.Count > 0 && merged[^1].To == span.From && merged[^1].State == span.State)
            {
                merged[^1] = merged[^1] with { To = span.To };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
