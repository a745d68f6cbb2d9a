using System.Globalization;
using System.Text;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.ServiceDefaults.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>
/// GET …/imports/{id}/report.csv: one line per remark, one for a row without any. With BOM and semicolons, as French spreadsheets want it. Programs
/// read the hub by its alias, people by its name in the last column.
/// </summary>
internal static class DownloadReport
{
    private const int PageRows = 2000;

    private const string Header = "ligne;issue;hub;lieu;identifiant;nom;gravite;colonne;code;message;valeur;nom_du_hub\r\n";

    public static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> HandleAsync(
        ImportScope scope, Guid id, HubDatabase database, CancellationToken stop) =>
        await GetImport.FindAsync(scope, id, database, stop) is null
            ? GetImport.Unknown()
            : TypedResults.Stream(
                output => WriteAsync(output, scope, id, database, stop), "text/csv; charset=utf-8", $"rapport-import-{id}.csv");

    private static async Task WriteAsync(Stream output, ImportScope scope, Guid id, HubDatabase database, CancellationToken stop)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(Header.AsMemory(), stop);
        var names = (await database.QueryAsync<(string Alias, string Name)>("select alias, name from open.hubs", stop: stop)).ToDictionary(hub => hub.Alias, hub => hub.Name);
        var lines = new StringBuilder();
        for (var after = 0; ;)
        {
            var rows = await database.QueryAsync<ImportRowRecord>(
                scope.Hub,
                $"select {ImportRowRecord.Columns} from import_rows where hub_id = @hub and import_id = @id and line > @after order by line limit {PageRows}",
                new { hub = scope.Hub.Alias, id, after },
                stop);
            foreach (var row in rows)
            {
                Append(lines, row.ToView(), names);
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

    private static void Append(StringBuilder lines, ImportRowView row, Dictionary<string, string> names)
    {
        var hub = row.PlaceHub is { } alias ? names.GetValueOrDefault(alias, alias) : null;
        if (row.Findings.Count == 0)
        {
            Append(lines, row, null, hub);
        }

        foreach (var finding in row.Findings)
        {
            Append(lines, row, finding, hub);
        }
    }

    private static void Append(StringBuilder lines, ImportRowView row, Finding? finding, string? hub)
    {
        lines.Append(row.Line.ToString(CultureInfo.InvariantCulture)).Append(';').Append(InFrench(row.Outcome)).Append(';');
        CsvText.Append(lines, row.PlaceHub).Append(';').Append(row.PlaceId).Append(';');
        CsvText.Append(lines, row.SourceId).Append(';');
        CsvText.Append(lines, row.Name).Append(';');
        lines.Append(finding is null ? "" : InFrench(finding.Severity)).Append(';');
        CsvText.Append(lines, finding?.Column).Append(';').Append(finding?.Code).Append(';');
        CsvText.Append(lines, finding?.Message).Append(';');
        CsvText.Append(lines, finding?.Value).Append(';');
        CsvText.Append(lines, hub).Append("\r\n");
    }

    private static string InFrench(string outcome) => outcome switch
    {
        "created" => "créé",
        "updated" => "modifié",
        "unchanged" => "inchangé",
        "outside" => "hors territoire",
        _ => "rejeté",
    };

    private static string InFrench(Severity severity) => severity switch
    {
        Severity.Info => "information",
        Severity.Warning => "avertissement",
        _ => "erreur",
    };
}
