namespace HubsPlatform.Directory.History;

/// <summary>By what a place changed.</summary>
/// <param name="Kind">import, hand, link, report, undo or platform.</param>
/// <param name="Reference">Which import, link, report or undone change; null where there is nothing to name.</param>
/// <param name="IsNational">Of an import: the national operator's, not the hub's.</param>
public sealed record ChangeOrigin(string Kind, string? Reference = null, bool IsNational = false)
{
    /// <summary>A person of the hub, in a form.</summary>
    public static ChangeOrigin Hand { get; } = new("hand");

    /// <summary>The platform itself.</summary>
    public static ChangeOrigin Platform { get; } = new("platform");

    /// <summary>A source says it, not a person.</summary>
    public bool IsDelivery => Kind is "import" or "platform";

    public static ChangeOrigin Import(Guid import, bool isNational) => new("import", import.ToString(), isNational);

    public static ChangeOrigin Report(Guid report) => new("report", report.ToString());

    /// <summary>Who runs the place, by a signed link.</summary>
    public static ChangeOrigin Link(Guid link) => new("link", link.ToString());

    public static ChangeOrigin Undo(Guid change) => new("undo", change.ToString());
}
