using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Census.Reading;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Census;

/// <summary>One row of a census file, read.</summary>
/// <param name="Line">Where the row is (<see cref="IRows.Line"/>).</param>
/// <param name="Draft">The place; null when the row is rejected, which an error among the findings explains.</param>
/// <param name="SourceId">The record's id as the file has it, as far as it could be read.</param>
/// <param name="Name">The place's name as the file has it.</param>
/// <param name="Findings">All that was changed, missing or wrong.</param>
/// <param name="Raw">Of a rejected row, or where they were asked for, what its cells hold, by their columns.</param>
public sealed record CensusRow(
    int Line, PlaceDraft? Draft, string? SourceId, string? Name, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, string>? Raw = null);

/// <summary>Reads a census file row by row: cells, mapping, normalisation, repeated ids.</summary>
public sealed class CensusReader(ITerritoryMap territories, TimeProvider time)
{
    private const int LongestRawCell = 1000;

    /// <param name="file">Closed at the end.</param>
    /// <param name="shape">What was found out about it.</param>
    /// <param name="mapping">How its rows become places.</param>
    /// <param name="withRaw">Every row has its cells, not only the rejected ones.</param>
    public IEnumerable<CensusRow> Read(Stream file, FileShape shape, BoundMapping mapping, bool withRaw = false)
    {
        using var rows = RowFile.Open(file, shape, mapping.Mapping.IsStandard);
        var normaliser = new PlaceNormaliser(territories, time, mapping.Mapping.DateFormats);
        var findings = new Findings(mapping.Mapping.IsStandard, mapping.ColumnOf);
        var cells = new StandardCells();
        var lines = new Dictionary<string, int>(shape.Rows, StringComparer.Ordinal);
        while (rows.Read())
        {
            rows.Check(findings);
            if (findings.HasError)
            {
                yield return new CensusRow(rows.Line, null, null, null, findings.Take(), Raw(rows, shape));
                continue;
            }

            mapping.Read(rows, cells, findings);
            var draft = normaliser.Normalise(cells, findings);
            if (draft is not null && !lines.TryAdd(draft.Id, rows.Line))
            {
                findings.Reject(
                    StandardField.Id, "id_repeated", $"L'identifiant « {draft.Id} » est déjà pris ({shape.Place(lines[draft.Id])}).", draft.Id);
                draft = null;
            }

            yield return new CensusRow(rows.Line, draft, Shown(cells[StandardField.Id]), Shown(cells[StandardField.Nom]), findings.Take(), draft is null || withRaw ? Raw(rows, shape) : null);
        }
    }

    private static Dictionary<string, string> Raw(IRows row, FileShape shape)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var column = 0; column < shape.Columns.Count; column++)
        {
            if (row.Cell(column) is { Length: > 0 } text)
            {
                cells.TryAdd(shape.Columns[column], ShortText.Cut(text, LongestRawCell));
            }
        }

        return cells;
    }

    private static string? Shown(string text) => text.Length == 0 ? null : text.Length > 200 ? ShortText.Cut(text, 200) + "…" : text;
}
