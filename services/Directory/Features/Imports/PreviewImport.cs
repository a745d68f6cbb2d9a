using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>How the beginning of a file would be read.</summary>
/// <param name="Format">Of the file as it is, and the name of its mapping where it has one.</param>
/// <param name="Columns">Names that a mapping may use.</param>
/// <param name="Total">Rows of the file.</param>
/// <param name="Mapping">The mapping that was given, else the known format's own, else one to begin with.</param>
/// <param name="Problem">Why the file cannot be read by that mapping yet; the rows then are empty.</param>
/// <param name="Notices">Remarks on the file as a whole.</param>
/// <param name="Rows">The first ones.</param>
public sealed record ImportPreview(
    string Format, IReadOnlyList<string> Columns, int Total, string Mapping, ImportProblem? Problem, IReadOnlyList<Finding> Notices, IReadOnlyList<PreviewRow> Rows);

/// <summary>A row as it would be read: fields of the standard that have a value, or of a rejected one the cells of the file.</summary>
public sealed record PreviewRow(int Line, bool IsRejected, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<Finding> Findings);

/// <summary>POST …/imports/preview: the form of an import; nothing is stored. A mapping that does not fit is part of the answer, a file that cannot be read is a 4xx.</summary>
internal static class PreviewImport
{
    private const int Rows = 20;

    public static async Task<Results<Ok<ImportPreview>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, HttpRequest request, CensusReader reader, CancellationToken stop)
    {
        await using var form = new UploadForm();
        if (await form.ReadAsync(request, stop) is { } problem)
        {
            return Problem.Of(problem.Status, problem.Code, problem.Detail);
        }

        var shape = form.Shape!;
        var text = string.IsNullOrWhiteSpace(form.Mapping) ? KnownMappings.TextFor(shape.Columns) : form.Mapping;
        var refusal = MappingChoice.Of(form.Mapping, shape.Columns, out var mapping);
        var format = mapping?.Title is { } title ? $"{shape.Format}, {title}" : shape.Format.ToString();
        if (refusal is not null)
        {
            return TypedResults.Ok(new ImportPreview(format, shape.Columns, shape.Rows, text, new ImportProblem(refusal.Code, refusal.Detail), [], []));
        }

        var bound = new BoundMapping(mapping!, shape.Columns);
        form.Content!.Position = 0;
        var rows = reader.Read(form.Content, shape, bound).Take(Rows).Select(Shown).ToList();
        return TypedResults.Ok(new ImportPreview(format, shape.Columns, shape.Rows, text, null, FileNotices.Of(bound), rows));
    }

    private static PreviewRow Shown(CensusRow row) =>
        new(row.Line, row.Draft is null, row.Draft is null ? row.Raw ?? new Dictionary<string, string>() : Cells(row.Draft), row.Findings);

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
