using System.Text.Json;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Why an import failed.</summary>
public sealed record ImportProblem(string Code, string Detail);

/// <summary>
/// An import as its report says it. Created, updated, unchanged, outside and rejected are counts of rows and add up to
/// <paramref name="Processed"/>, and at the end to <paramref name="Total"/>; warnings counts rows that have one, whatever became of them;
/// <paramref name="FileHash"/> is the file's SHA-256, in hexadecimal; <paramref name="Left"/> counts places of the source that the file no longer has (none of its rows): they are to be confirmed.
/// </summary>
public sealed record ImportView(
    Guid Id,
    string Hub,
    string Scope,
    string Source,
    string FileName,
    string FileHash,
    string? Format,
    bool DryRun,
    string State,
    ImportProblem? Problem,
    int? Total,
    int Processed,
    int Created,
    int Updated,
    int Unchanged,
    int Outside,
    int Rejected,
    int Warnings,
    int Left,
    double Progress,
    IReadOnlyList<Finding> Notices,
    string StartedBy,
    string? StartedByName,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    public bool IsOver => State is ImportState.Completed or ImportState.Cancelled or ImportState.Failed;
}

public static class ImportState
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Cancelled = "cancelled";
    public const string Failed = "failed";
}

/// <summary>A row of the table.</summary>
internal sealed class ImportRecord
{
    public const string Columns = """
        id, hub_id, scope, source, file_name, encode(file_hash, 'hex') as file_hash, format, dry_run, state, problem::text as problem, total, processed, created, updated,
        unchanged, outside, rejected, warnings, left_count, notices::text as notices, started_by, started_by_name,
        created_at, finished_at
        """;

    public Guid Id { get; init; }
    public string HubId { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Source { get; init; } = "";
    public string FileName { get; init; } = "";
    public string FileHash { get; init; } = "";
    public string? Format { get; init; }
    public bool DryRun { get; init; }
    public string State { get; init; } = "";
    public string? Problem { get; init; }
    public int? Total { get; init; }
    public int Processed { get; init; }
    public int Created { get; init; }
    public int Updated { get; init; }
    public int Unchanged { get; init; }
    public int Outside { get; init; }
    public int Rejected { get; init; }
    public int Warnings { get; init; }
    public int LeftCount { get; init; }
    public string Notices { get; init; } = "[]";
    public string StartedBy { get; init; } = "";
    public string? StartedByName { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    public ImportView ToView() => new(
        Id, HubId, Scope, Source, FileName, FileHash, Format, DryRun, State,
        Problem is null ? null : JsonSerializer.Deserialize<ImportProblem>(Problem, ImportJson.Options),
        Total, Processed, Created, Updated, Unchanged, Outside, Rejected, Warnings, LeftCount,
        State == ImportState.Completed ? 1 : Total is > 0 ? Math.Min(1, Processed / (double)Total) : 0,
        JsonSerializer.Deserialize<IReadOnlyList<Finding>>(Notices, ImportJson.Options)!,
        StartedBy, StartedByName, CreatedAt, FinishedAt);
}
