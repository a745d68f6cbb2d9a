namespace HubsPlatform.Bench.Figures;

/// <summary>One line of the table: a measurement, what it is compared with and the bar that it has to hold.</summary>
/// <param name="Reference">Null where the bar is an absolute number.</param>
/// <param name="Ratio">Ours divided by the reference.</param>
/// <param name="Bar">Of the ratio where there is one, else of ours.</param>
internal sealed record Figure(string Name, double Ours, double? Reference, string Unit, double? Ratio, double Bar, bool Holds)
{
    public required string BarText { get; init; }

    public static Figure AtMostTimes(string name, double ours, double reference, string unit, double bar) =>
        new(name, ours, reference, unit, ours / reference, bar, ours / reference <= bar) { BarText = $"≤ {bar:0.##} ×" };

    public static Figure AtLeastTimes(string name, double ours, double reference, string unit, double bar) =>
        new(name, ours, reference, unit, ours / reference, bar, ours / reference >= bar) { BarText = $"≥ {bar:0.##} ×" };

    public static Figure AtMost(string name, double ours, string unit, double bar) =>
        new(name, ours, null, unit, null, bar, ours <= bar) { BarText = $"≤ {bar:0.##} {unit}" };

    public static Figure AtLeast(string name, double ours, string unit, double bar) =>
        new(name, ours, null, unit, null, bar, ours >= bar) { BarText = $"≥ {bar:0.##} {unit}" };
}
