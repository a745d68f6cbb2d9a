using System.Text.Json;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>What became of one row of the file; <paramref name="Raw"/> are the cells of a rejected one, by their columns.</summary>
public sealed record ImportRowView(
    int Line, string Outcome, string? PlaceHub, Guid? PlaceId, string? SourceId, string? Name, IReadOnlyList<Finding> Findings,
    IReadOnlyDictionary<string, string>? Raw);

/// <summary>GET …/imports/{id}/rows?outcome=&amp;severity=</summary>
internal static class ListImportRows
{
    private static readonly string[] Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];
    private static readonly string[] Severities = ["info", "warning", "error"];

    private const string Where = """
        where hub_id = @hub and import_id = @id and (@outcome::text is null or outcome = @outcome)
          and (@severity::jsonb is null or findings @> @severity::jsonb)
        """;

    public static async Task<Results<Ok<Page<ImportRowView>>, ProblemHttpResult>> HandleAsync(
        ImportScope scope, Guid id, string? outcome, string? severity, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        if (outcome is not null && !Outcomes.Contains(outcome))
        {
            return Problem.BadRequest("outcome_unknown", $"Issues possibles : {string.Join(", ", Outcomes)}.", "outcome");
        }

        if (severity is not null && !Severities.Contains(severity))
        {
            return Problem.BadRequest("severity_unknown", $"Gravités possibles : {string.Join(", ", Severities)}.", "severity");
        }

        var list = $"{scope.Hub}/imports/{id}/rows/{outcome}/{severity}";
        if (!page.TryAfter<int?>(list, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        if (await GetImport.FindAsync(scope, id, database, stop) is null)
        {
            return GetImport.Unknown();
        }

        var args = new
        {
            hub = scope.Hub.Alias,
            id,
            outcome,
            severity = severity is null ? null : $$"""[{"severity":"{{severity}}"}]""",
            after = after ?? 0,
            size = page.Size + 1,
        };
        var rows = await database.QueryAsync<ImportRowRecord>(
            scope.Hub, $"select {ImportRowRecord.Columns} from import_rows {Where} and line > @after order by line limit @size", args, stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(scope.Hub, $"select count(*) from import_rows {Where}", args, stop);
        return TypedResults.Ok(page.ToPage([.. rows.Select(row => row.ToView())], list, row => (int?)row.Line, total));
    }
}

/// <summary>A row of the table.</summary>
internal sealed class ImportRowRecord
{
    public const string Columns = "line, outcome, place_hub, place_id, source_id, name, findings::text as findings, raw::text as raw";

    public int Line { get; init; }
    public string Outcome { get; init; } = "";
    public string? PlaceHub { get; init; }
    public Guid? PlaceId { get; init; }
    public string? SourceId { get; init; }
    public string? Name { get; init; }
    public string Findings { get; init; } = "[]";
    public string? Raw { get; init; }

    public ImportRowView ToView() => new(
        Line, Outcome, PlaceHub, PlaceId, SourceId, Name, JsonSerializer.Deserialize<IReadOnlyList<Finding>>(Findings, ImportJson.Options)!,
        Raw is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(Raw));
}
