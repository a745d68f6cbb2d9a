using System.Buffers;
using System.Text;

namespace HubsPlatform.Directory.Standard;

/// <summary>One cell of a file separated by commas or semicolons (RFC 4180), safe to open in a spreadsheet.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> WantsQuotes = SearchValues.Create(",;\"\r\n");

    public static StringBuilder Append(StringBuilder line, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return line;
        }

        var cell = CellSafety.Neutralise(text);
        return cell.AsSpan().ContainsAny(WantsQuotes)
            ? line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"')
            : line.Append(cell);
    }
}
