namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>What an import says about one cell of one row.</summary>
/// <param name="Severity">Only an error keeps the row out.</param>
/// <param name="Column">The column as the file names it; null when the whole row is meant.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Message">A French sentence, for people.</param>
/// <param name="Value">What the file says, cut after 200 characters.</param>
public sealed record Finding(Severity Severity, string? Column, string Code, string Message, string? Value);

/// <summary>From a change of form without loss, through a gap or a loss, to what keeps a row out.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
