using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>The rows of a chunk as the report has them, column by column, and their counts.</summary>
internal sealed class ReportRows
{
    private readonly int[] _lines;
    private readonly string[] _outcomes;
    private readonly string?[] _hubs;
    private readonly Guid?[] _places;
    private readonly string?[] _sourceIds;
    private readonly string?[] _names;
    private readonly string[] _findings;
    private readonly string?[] _raws;
    private readonly int _warnings;

    public ReportRows(ImportChunk chunk, IReadOnlyList<PlaceOutcome> places)
    {
        var count = chunk.Rows.Count;
        (_lines, _outcomes, _hubs, _places) = (new int[count], new string[count], new string?[count], new Guid?[count]);
        (_sourceIds, _names, _findings, _raws) = (new string?[count], new string?[count], new string[count], new string?[count]);
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            var row = chunk.Rows[i];
            var place = row.IsPlace ? places[next++] : null;
            _lines[i] = row.Row.Line;
            _outcomes[i] = place is not null ? Name(place.Change) : row.IsOutside ? "outside" : "rejected";
            _hubs[i] = place is null ? null : chunk.Hub.Alias;
            _places[i] = place?.PlaceId;
            _sourceIds[i] = row.Row.SourceId;
            _names[i] = row.Row.Name;
            _raws[i] = row.Row.Raw is null ? null : ImportJson.Of(row.Row.Raw);
            IReadOnlyList<Finding> findings = place?.Findings is { } more ? [.. row.Row.Findings, .. more] : row.Row.Findings;
            _findings[i] = ImportJson.Of(findings);
            _warnings += findings.Any(finding => finding.Severity == Severity.Warning) ? 1 : 0;
        }
    }

    public object Args(ImportJob job) => new
    {
        hub = job.Hub.Alias,
        id = job.Id,
        lines = _lines,
        outcomes = _outcomes,
        hubs = _hubs,
        places = _places,
        sourceIds = _sourceIds,
        names = _names,
        findings = _findings,
        raws = _raws,
    };

    public object Counts(ImportJob job) => new
    {
        hub = job.Hub.Alias,
        id = job.Id,
        rows = _lines.Length,
        created = Count("created"),
        updated = Count("updated"),
        unchanged = Count("unchanged"),
        outside = Count("outside"),
        rejected = Count("rejected"),
        warnings = _warnings,
    };

    private int Count(string outcome) => _outcomes.Count(found => found == outcome);

    private static string Name(PlaceChange change) => change switch
    {
        PlaceChange.Created => "created",
        PlaceChange.Updated => "updated",
        _ => "unchanged",
    };
}
