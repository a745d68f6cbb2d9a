using System.Globalization;
using System.Text;
using System.Text.Json;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>GET …/imports/{id}/rejects.csv: the rejected rows with the columns of their file, and before them where each is and why. For French spreadsheets, as the report.</summary>
internal static class DownloadRejects
{
    private const int PageRows = 500;

    private const string Sql = $"""
        select {ImportRowRecord.Columns} from import_rows
        where hub_id = @hub and import_id = @id and outcome = 'rejected' and line > @after order by line limit @size
        """;

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(ImportScope scope, Guid id, HubDatabase database, CancellationToken stop) =>
        await GetImport.FindAsync(scope, id, database, stop) is null
            ? GetImport.Unknown()
            : TypedResults.Stream(output => WriteAsync(output, scope, id, database, stop), "text/csv; charset=utf-8", $"rejets-import-{id}.csv");

    private static async Task WriteAsync(Stream output, ImportScope scope, Guid id, HubDatabase database, CancellationToken stop)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var shape = await database.QuerySingleOrDefaultAsync<string>(scope.Hub, "select shape::text from imports where hub_id = @hub and id = @id", new { hub = scope.Hub.Alias, id }, stop);
        var columns = JsonSerializer.Deserialize<StoredShape>(shape!, ImportJson.Options)!.Columns.Distinct().ToArray();
        var lines = new StringBuilder();
        Append(lines, ["ligne", "motif", .. columns]);
        for (var after = 0; ;)
        {
            var rows = await database.QueryAsync<ImportRowRecord>(scope.Hub, Sql, new { hub = scope.Hub.Alias, id, after, size = PageRows }, stop);
            foreach (var row in rows.Select(record => record.ToView()))
            {
                var reasons = row.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message);
                Append(lines, [row.Line.ToString(CultureInfo.InvariantCulture), string.Join(' ', reasons), .. columns.Select(column => row.Raw?.GetValueOrDefault(column))]);
            }

            await writer.WriteAsync(lines, stop);
            lines.Clear();
            if (rows.Count < PageRows)
            {
                return;
            }

            after = rows[^1].Line;
        }
    }

    private static void Append(StringBuilder lines, IEnumerable<string?> cells)
    {
        foreach (var (at, cell) in cells.Index())
        {
            CsvText.Append(at == 0 ? lines : lines.Append(';'), cell);
        }

        lines.Append("\r\n");
    }
}
