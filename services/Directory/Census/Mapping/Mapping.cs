using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>
/// How the columns of a file become the national standard. The JSON form is the one that hubs already write for the
/// national map, with a few additions under <c>_correspondance</c>; docs/mapping.md and mapping.schema.json describe it.
/// </summary>
public sealed record Mapping
{
    /// <summary>Source of files in any version of the standard: a hub that moves on to the next version keeps its records.</summary>
    public const string StandardSource = "standard";

    public static readonly Mapping Standard = new()
    {
        Title = "Standard national v1.0.2",
        Source = StandardSource,
        IsStandard = true,
        Fields = StandardFields.All.ToDictionary(field => field, field => (FieldRule)new ColumnRule([field.ColumnName()])),
    };

    public string? Title { get; init; }

    /// <summary>Name of the source when the import does not give one.</summary>
    public string? Source { get; init; }

    /// <summary>The file claims to be in the standard: every departure from it is a warning.</summary>
    public bool IsStandard { get; init; }

    /// <summary>Columns by which a file is known to want this mapping.</summary>
    public IReadOnlyList<string> RecognisedBy { get; init; } = [];

    /// <summary>Of these at least one.</summary>
    public IReadOnlyList<string> RecognisedByOneOf { get; init; } = [];

    /// <summary>Of these none.</summary>
    public IReadOnlyList<string> NotWith { get; init; } = [];

    /// <summary>Fields whose absence in a row is worth a warning.</summary>
    public IReadOnlyList<StandardField> Expected { get; init; } = [];

    /// <summary>.NET date formats to try first.</summary>
    public IReadOnlyList<string> DateFormats { get; init; } = [];

    /// <summary>Columns of codes: their separator and every code with its meaning.</summary>
    public IReadOnlyDictionary<string, Legend> Legends { get; init; } = new Dictionary<string, Legend>();

    /// <summary>Whether a file with these columns (lower case) is in this format.</summary>
    public bool Recognises(IReadOnlySet<string> columns) =>
        RecognisedBy.Count > 0
        && RecognisedBy.All(column => columns.Contains(column.ToLowerInvariant()))
        && (RecognisedByOneOf.Count == 0 || RecognisedByOneOf.Any(column => columns.Contains(column.ToLowerInvariant())))
        && !NotWith.Any(column => columns.Contains(column.ToLowerInvariant()));

    public required IReadOnlyDictionary<StandardField, FieldRule> Fields { get; init; }

    /// <summary>Entries of the JSON that name no field of the standard.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];
}

/// <summary>A column whose cells are codes, such as <c>A-L-RDV</c>.</summary>
public sealed record Legend(string Separator, IReadOnlyDictionary<string, string> Codes);

/// <summary>Where the content of one field of the standard comes from.</summary>
public abstract record FieldRule;

/// <summary>The first of the columns that is not empty.</summary>
public sealed record ColumnRule(IReadOnlyList<string> Columns) : FieldRule;

/// <summary>Several columns one after the other; another column where all of them are empty.</summary>
public sealed record JoinRule(IReadOnlyList<string> Columns, string Separator, ColumnRule? Otherwise) : FieldRule;

/// <summary>One part of a cell, counted from 0.</summary>
public sealed record SplitRule(IReadOnlyList<string> Columns, string Separator, int Part) : FieldRule;

/// <summary>The same text in every row.</summary>
public sealed record ConstantRule(string Text) : FieldRule;

/// <summary>Values of a list field, each with the words or codes that mean it.</summary>
public sealed record ChoiceRule(IReadOnlyList<Choice> Choices) : FieldRule;

/// <summary>
/// <paramref name="Target"/> when a column has one of the terms and none of the exceptions. Without terms any content will do,
/// without columns it always holds, and without a target the cell itself is the value.
/// </summary>
public sealed record Choice(IReadOnlyList<string> Columns, IReadOnlyList<string> Terms, IReadOnlyList<string> Except, string? Target);

/// <summary>Opening hours by the columns of each day (0 is Monday); or a column in OSM's format; or one of free text.</summary>
/// <param name="Weeks">Columns that say « semaine paire » or « impaire »; mostly none.</param>
public sealed record HoursRule(IReadOnlyList<DayColumns> Days, string? Osm, string? Text, IReadOnlyList<string> Weeks) : FieldRule;

public sealed record DayColumns(int Day, IReadOnlyList<string> Columns);
