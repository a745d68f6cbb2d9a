using System.Globalization;

namespace HubsPlatform.Bench.Figures;

/// <summary>Progress goes to standard error, so that standard output holds the figures only.</summary>
internal static class Say
{
    public static void Progress(string text) => Console.Error.WriteLine(text);

    public static void Table(IReadOnlyList<Figure> figures)
    {
        string[][] rows =
        [
            ["what", "ours", "reference", "unit", "ratio", "bar", "holds"],
            .. figures.Select(figure => new[]
            {
                figure.Name, Number(figure.Ours), Number(figure.Reference), figure.Unit, Number(figure.Ratio), figure.BarText, figure.Holds ? "yes" : "NO",
            }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => column is 1 or 2 or 4 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static string Number(double? value) => value switch
    {
        null => "-",
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
