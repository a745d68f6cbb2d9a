using System.Text;

namespace HubsPlatform.Directory.Census.Reading;

public enum FileFormat
{
    Csv,
    Json,
    Xlsx,
}

/// <summary>What was found out about a file while it was being uploaded.</summary>
/// <param name="Encoding">UTF-8 or Windows-1252; of a CSV.</param>
/// <param name="Delimiter">Comma, semicolon or tab; of a CSV.</param>
/// <param name="Columns">Names of the header, trimmed; of JSON the names of all its elements.</param>
/// <param name="Rows">How many rows follow the header: of a CSV exact unless a cell has an odd number of quotes.</param>
public sealed record FileShape(Encoding Encoding, char Delimiter, IReadOnlyList<string> Columns, int Rows)
{
    public FileFormat Format { get; init; }

    /// <summary>Of a workbook: which of its sheets, from 0.</summary>
    public int Sheet { get; init; }

    /// <summary>A row as people find it again: « ligne 12 », « élément 12 ».</summary>
    public string Place(int line) => Format == FileFormat.Json ? $"élément {line}" : $"ligne {line}";
}
