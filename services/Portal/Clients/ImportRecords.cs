namespace HubsPlatform.Portal.Clients;

public enum ImportState
{
    Queued,
    Running,
    Completed,
    Cancelled,
    Failed,
}

/// <summary>One delivery of a census file and how far it is; <paramref name="Notices"/> are about the file as a whole, <paramref name="Left"/> counts places that the file no longer has.</summary>
public sealed record Import(
    Guid Id,
    ImportState State,
    string Source,
    string FileName,
    bool DryRun,
    int? Total,
    int Processed,
    int Created,
    int Updated,
    int Unchanged,
    int Outside,
    int Rejected,
    int Warnings,
    int Left,
    ImportProblem? Problem,
    string? Format,
    IReadOnlyList<Finding>? Notices,
    string? StartedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    public bool IsOver => State is ImportState.Completed or ImportState.Cancelled or ImportState.Failed;

    public int CountOf(string outcome) => outcome switch
    {
        "created" => Created,
        "updated" => Updated,
        "unchanged" => Unchanged,
        "outside" => Outside,
        "rejected" => Rejected,
        _ => 0,
    };
}

/// <summary>How the beginning of a file would be read, and the mapping to go on with.</summary>
public sealed record ImportPreview(
    string Format, IReadOnlyList<string> Columns, int Total, string Mapping, ImportProblem? Problem, IReadOnlyList<Finding> Notices, IReadOnlyList<PreviewRow> Rows);

public sealed record PreviewRow(int Line, bool IsRejected, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<Finding> Findings);

/// <summary>Why an import failed as a whole.</summary>
public sealed record ImportProblem(string? Code, string? Detail);

/// <summary>What became of one line of the file.</summary>
public sealed record ImportRow(int Line, string Outcome, string? PlaceHub, Guid? PlaceId, string? SourceId, string? Name, IReadOnlyList<Finding>? Findings);

/// <summary>Something to say about one cell: why the row was rejected, or a warning.</summary>
public sealed record Finding(string Severity, string? Column, string Code, string Message, string? Value);
