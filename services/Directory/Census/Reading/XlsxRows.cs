using ExcelDataReader;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The rows of one sheet of a workbook.</summary>
internal sealed class XlsxRows : IRows
{
    private readonly IExcelDataReader _book;
    private readonly string[] _cells;
    private bool _isTooLong;

    /// <param name="file">From its first byte.</param>
    /// <param name="sheet">Which sheet; its first row that is not blank is the header and is read here.</param>
    public XlsxRows(Stream file, int sheet)
    {
        _book = Workbook.Open(file);
        for (var at = 0; at < sheet; at++)
        {
            Workbook.Try(_book.NextResult);
        }

        _cells = new string[Math.Min(Workbook.Try(() => _book.FieldCount), FileLimits.Columns + 1)];
        Columns = Read() ? [.. _cells.Select(name => name.Trim())] : [];
    }

    /// <summary>Names of the header; empty where the sheet is.</summary>
    public IReadOnlyList<string> Columns { get; }

    public int Line { get; private set; }

    public bool Read()
    {
        while (Line < FileLimits.SheetRows && Workbook.Try(_book.Read))
        {
            Line++;
            Workbook.Try(Fill);
            if (_cells.AsSpan().IndexOfAnyExcept("") >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public string Cell(int column) => column < _cells.Length ? _cells[column] : "";

    public void Check(Findings findings)
    {
        if (_isTooLong)
        {
            findings.Add(Severity.Error, null, "cell_too_long", $"Une cellule dépasse {FileLimits.CellLength} caractères.", null);
        }
    }

    public void Dispose() => _book.Dispose();

    private bool Fill()
    {
        _isTooLong = false;
        for (var column = 0; column < _cells.Length; column++)
        {
            var text = CellText.Of(_book.GetValue(column), _book.GetNumberFormatString(column));
            _isTooLong |= text.Length > FileLimits.CellLength;
            _cells[column] = text.Length > FileLimits.CellLength ? text[..FileLimits.CellLength] : string.IsNullOrWhiteSpace(text) ? "" : text;
        }

        return true;
    }

    /// <summary>Looks for the first visible sheet with data and reads it once, for its number of rows.</summary>
    public static FileProblem? Inspect(Stream file, out FileShape? shape)
    {
        shape = null;
        var sawHeader = false;
        foreach (var sheet in Workbook.VisibleSheets(file))
        {
            file.Position = 0;
            using var rows = new XlsxRows(file, sheet);
            sawHeader |= rows.Columns.Count > 0;
            if (rows.Columns.Count > FileLimits.Columns)
            {
                return FileProblem.TooManyColumns(rows.Columns.Count);
            }

            var count = 0;
            while (rows.Read())
            {
                count++;
            }

            if (count > 0)
            {
                // Cells to the right of the last name are remarks beside the table.
                var last = rows.Columns.Count - rows.Columns.Reverse().TakeWhile(name => name.Length == 0).Count();
                shape = new FileShape(TextEncoding.Utf8, ',', [.. rows.Columns.Take(last)], count) { Format = FileFormat.Xlsx, Sheet = sheet };
                return count > FileLimits.Rows ? FileProblem.TooManyRows(count) : null;
            }
        }

        return sawHeader ? FileProblem.NoRows : FileProblem.Empty;
    }
}
