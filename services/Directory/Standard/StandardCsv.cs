using System.Text;

namespace HubsPlatform.Directory.Standard;

/// <summary>
/// Writes the national standard: UTF-8 without BOM, comma, every column in its order, values joined by <c>|</c>,
/// formulas neutralised (<see cref="CellSafety"/>).
/// </summary>
public static class StandardCsv
{
    private const int FlushAt = 64 * 1024;

    private static readonly string Header =
        string.Join(',', StandardFields.All.Select(field => field.ColumnName())) + "\n";

    /// <summary>Writes the header and one line per place, in the order given.</summary>
    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop = default)
    {
        var lines = new StringBuilder(FlushAt + 4096).Append(Header);
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var place in places.WithCancellation(stop))
        {
            Append(lines, place);
            if (lines.Length >= FlushAt)
            {
                await writer.WriteAsync(lines, stop);
                lines.Clear();
            }
        }

        await writer.WriteAsync(lines, stop);
    }

    /// <summary>The whole file as text, for few places.</summary>
    public static string Write(IEnumerable<PlaceDraft> places)
    {
        var lines = new StringBuilder(Header);
        foreach (var place in places)
        {
            Append(lines, place);
        }

        return lines.ToString();
    }

    private static void Append(StringBuilder line, PlaceDraft place)
    {
        var isFirst = true;
        foreach (var cell in StandardTexts.Of(place))
        {
            CsvText.Append(isFirst ? line : line.Append(','), cell);
            isFirst = false;
        }

        line.Append('\n');
    }
}
