namespace HubsPlatform.Bench.Figures;

/// <summary>What a set of measured values says.</summary>
internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => values.Percentile(0.5);

    public static double Percentile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))];
    }
}
