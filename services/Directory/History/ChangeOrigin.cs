namespace HubsPlatform.Directory.History;

/// <summary>By what a place changed.</summary>
/// <param name="Kind">import, hand, link, report, undo or platform.</param>
/// <param name="Reference">Which import, link, report or undone change; null where there is nothing to name.</param>
/// <param name="IsNational">Of an import: the national operator's, not the hub's.</param>
/// <param name="IsOfAnother">Of an import: it brings records that another source delivered, exported from here, not its own.</param>
public sealed record ChangeOrigin(string Kind, string? Reference = null, bool IsNational = false, bool IsOfAnother = false)
{
    /// <summary>A person of the hub, in a form.</summary>
    public static ChangeOrigin Hand { get; } = new("hand");

    /// <summary>The platform itself.</summary>
    public static ChangeOrigin Platform { get; } = new("platform");

    /// <summary>One of many: a part of a file, whose end is still to come.</summary>
    public bool IsImport => Kind == "import";

    /// <summary>A file or the platform says it, not a person.</summary>
    public bool IsDelivery => IsImport || Kind == "platform";

    /// <summary>The places' own source says it: what it says next is compared with this.</summary>
    public bool IsOfSource => IsDelivery && !IsOfAnother;

    public static ChangeOrigin Import(Guid import, bool isNational, bool isOfAnother) => new("import", import.ToString(), isNational, isOfAnother);

    public static ChangeOrigin Report(Guid report) => new("report", report.ToString());

    /// <summary>Who runs the place, by a signed link.</summary>
    public static ChangeOrigin Link(Guid link) => new("link", link.ToString());

    public static ChangeOrigin Undo(Guid change) => new("undo", change.ToString());
}
