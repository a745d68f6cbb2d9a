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
    string? FileHash,
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
    string? StartedByName,
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

/// <summary>A file that the directory keeps for a day, with the mapping that somebody works on.</summary>
/// <param name="Source">Under whose name it would be imported.</param>
/// <param name="IsSourceGiven">Somebody said so.</param>
/// <param name="LastVolume">Rows of the source's last file.</param>
/// <param name="WantsConfirmation">The file has lost so much of that that it is refused until somebody confirms it.</param>
/// <param name="IsMappingGiven">Somebody gave one.</param>
/// <param name="IsRemembered">It is that of the source's last delivery.</param>
public sealed record ImportDraft(
    Guid Id, string FileName, string Source, bool IsSourceGiven, int? LastVolume, bool WantsConfirmation, bool IsMappingGiven, bool IsRemembered, DateTimeOffset ExpiresAt, ImportPreview Preview)
{
    public bool CanBeImported => Preview.Problem is null;
}

/// <summary>How the beginning of a file would be read, and the mapping to go on with; each column has a sample of what it holds.</summary>
public sealed record ImportPreview(
    string Format, IReadOnlyList<string> Columns, IReadOnlyList<string> Samples, int Total, string Mapping, ImportProblem? Problem, IReadOnlyList<Finding> Notices, IReadOnlyList<PreviewRow> Rows);

public sealed record PreviewRow(int Line, bool IsRejected, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<Finding> Findings);

/// <summary>Why an import failed as a whole.</summary>
public sealed record ImportProblem(string? Code, string? Detail);

/// <summary>What became of one line of the file; a rejected one has its cells.</summary>
public sealed record ImportRow(int Line, string Outcome, string? PlaceHub, Guid? PlaceId, string? SourceId, string? Name, IReadOnlyList<Finding>? Findings, IReadOnlyDictionary<string, string>? Raw = null);

/// <summary>Something to say about one cell: why the row was rejected, or a warning.</summary>
public sealed record Finding(string Severity, string? Column, string Code, string Message, string? Value);

/// <summary>Who delivers files: the last one, and the places that came from them.</summary>
/// <param name="ToConfirm">Those that the source no longer has; null for a national source, whose places are the hubs'.</param>
public sealed record ImportSource(string Name, int Volume, long? Places, long? ToConfirm, Import? Last);
