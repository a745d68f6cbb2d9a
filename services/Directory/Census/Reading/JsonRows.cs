using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The elements of a JSON array as rows.</summary>
internal sealed class JsonRows : IRows
{
    private readonly JsonElements _elements;
    private readonly JsonRecord _record;

    public JsonRows(Stream file, IReadOnlyList<string> columns)
    {
        _elements = new JsonElements(file);
        _record = new JsonRecord(columns.Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at, StringComparer.Ordinal), learns: false);
    }

    public int Line { get; private set; }

    public bool Read()
    {
        do
        {
            if (!_elements.Read(_record))
            {
                return false;
            }

            Line++;
        }
        while (_record.IsObject && _record.IsBlank);

        return true;
    }

    public string Cell(int column) => _record.Cell(column);

    public void Check(Findings findings)
    {
        if (!_record.IsObject)
        {
            findings.Add(Severity.Error, null, "element_not_object", $"L'élément {Line} n'est pas un objet.", null);
        }
        else if (_record.IsTooLong)
        {
            findings.Add(Severity.Error, null, "cell_too_long", $"Une valeur dépasse {FileLimits.CellLength} caractères.", null);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>Reads the whole file once, for its names and its number of elements.</summary>
    public static FileProblem? Inspect(Stream file, out FileShape? shape)
    {
        shape = null;
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var record = new JsonRecord(columns, learns: true);
        var elements = new JsonElements(file);
        long rows = 0;
        while (elements.Read(record))
        {
            rows += record.IsObject && record.IsBlank ? 0 : 1;
        }

        if (!elements.HasArray || elements.OtherArrays > 0)
        {
            return FileProblem.JsonNotATable;
        }

        if (record.HasTooManyColumns)
        {
            return FileProblem.TooManyColumns(columns.Count + 1);
        }

        if (rows > 0 && columns.Count == 0)
        {
            return FileProblem.JsonNotATable;
        }

        shape = rows is > 0 and <= FileLimits.Rows ? new FileShape(TextEncoding.Utf8, ',', [.. columns.Keys], (int)rows) { Format = FileFormat.Json } : null;
        return rows == 0 ? FileProblem.NoRows : rows > FileLimits.Rows ? FileProblem.TooManyRows(rows) : null;
    }
}
