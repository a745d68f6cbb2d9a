namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Configuration section <c>Imports</c>.</summary>
public sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>Rows that have been read and wait to be written.</summary>
    public int WaitingRows { get; set; } = 3000;

    /// <summary>Rows of one transaction.</summary>
    public int ChunkRows { get; set; } = 1000;

    /// <summary>As many are enough for a writer who has nothing else to do: in a national file the rows of a hub may lie far apart.</summary>
    public int LeastRows { get; set; } = 200;

    /// <summary>
    /// Transactions at a time of one import, each of another hub: an import of a single hub has one. While one of them waits for the disk the others go on.
    /// </summary>
    public int Writers { get; set; } = 3;

    /// <summary>How long a process that says nothing keeps an import.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a process looks for imports that others left.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Tries before an import is given up.</summary>
    public int Attempts { get; set; } = 5;
}
