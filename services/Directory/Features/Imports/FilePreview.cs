using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>How the beginning of a file would be read.</summary>
/// <param name="Format">Of the file as it is, and the name of its mapping where it has one.</param>
/// <param name="Columns">Names that a mapping may use.</param>
/// <param name="Samples">What each column holds in the first row that fills it; blank where none of the first twenty does.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Mapping">The mapping that was given, else the source's or the known format's own, else one to begin with.</param>
/// <param name="Problem">Why the file cannot be read by that mapping yet; the rows then are empty.</param>
/// <param name="Notices">Remarks on the file as a whole.</param>
/// <param name="Rows">The first ones.</param>
public sealed record ImportPreview(
    string Format, IReadOnlyList<string> Columns, IReadOnlyList<string> Samples, int Total, string Mapping, ImportProblem? Problem, IReadOnlyList<Finding> Notices, IReadOnlyList<PreviewRow> Rows);

/// <summary>A row as it would be read: fields of the standard that have a value, or of a rejected one the cells of the file.</summary>
public sealed record PreviewRow(int Line, bool IsRejected, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<Finding> Findings);

/// <summary>Reads the first rows of a file; nothing is stored.</summary>
internal sealed class FilePreview(CensusReader reader, MappingChoice choices)
{
    private const int Rows = 20;
    private const int LongestSample = 80;

    public async Task<(ImportPreview Preview, ChosenMapping Choice)> OfAsync(
        ImportScope scope, Stream file, FileShape shape, string? mapping, string? source, CancellationToken stop)
    {
        var choice = await choices.OfAsync(scope, mapping, source, shape.Columns, stop);
        var text = choice.Own ?? KnownMappings.TextFor(shape.Columns);
        var format = choice.Mapping?.Title is { } title ? $"{NameOf(shape.Format)}, {title}" : NameOf(shape.Format);
        file.Position = 0;
        if (choice.Mapping is null)
        {
            return (new ImportPreview(format, shape.Columns, Samples(shape, Cells(file, shape)), shape.Rows, text, new ImportProblem(choice.Problem!.Code, choice.Problem.Detail), [], []), choice);
        }

        var bound = new BoundMapping(choice.Mapping, shape.Columns);
        var rows = reader.Read(file, shape, bound, withRaw: true).Take(Rows).ToList();
        return (new ImportPreview(format, shape.Columns, Samples(shape, rows.Select(row => row.Raw!)), shape.Rows, text, null, FileNotices.Of(bound), [.. rows.Select(Shown)]), choice);
    }

    /// <summary>The first rows as the file has them, where there is no mapping to read them by.</summary>
    private static List<Dictionary<string, string>> Cells(Stream file, FileShape shape)
    {
        using var rows = RowFile.Open(file, shape, isStandard: false);
        var found = new List<Dictionary<string, string>>();
        while (found.Count < Rows && rows.Read())
        {
            found.Add(shape.Columns.Index().DistinctBy(column => column.Item).ToDictionary(column => column.Item, column => rows.Cell(column.Index).ToString()));
        }

        return found;
    }

    private static string[] Samples(FileShape shape, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        var all = rows.ToList();
        return [.. shape.Columns.Select(column => all.Select(row => row.GetValueOrDefault(column)).FirstOrDefault(cell => cell is { Length: > 0 }) ?? "")
            .Select(cell => cell.Length > LongestSample ? ShortText.Cut(cell, LongestSample) + "…" : cell)];
    }

    private static string NameOf(FileFormat format) => format.ToString().ToUpperInvariant();

    private static PreviewRow Shown(CensusRow row) =>
        new(row.Line, row.Draft is null, row.Draft is null ? row.Raw! : Cells(row.Draft), row.Findings);

    /// <summary>As an export would write them.</summary>
    private static Dictionary<string, string> Cells(PlaceDraft place)
    {
        using var csv = new CsvTokenizer(new StringReader(StandardCsv.Write([place])), ',', FileLimits.CellLength);
        csv.Read();
        csv.Read();
        var cells = new Dictionary<string, string>();
        foreach (var field in StandardFields.All)
        {
            if (csv[(int)field].Length > 0)
            {
                cells[field.ColumnName()] = CellSafety.Restore(csv[(int)field].ToString());
            }
        }

        return cells;
    }
}
