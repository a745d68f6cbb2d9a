namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>The findings on the row being read. Used again for every row: <see cref="Take"/> empties it.</summary>
/// <param name="strict">
/// The file claims to follow the standard: what has to be put right is then a violation of the standard, hence a warning,
/// where in a hub's own format it is only the work that the mapping is there for.
/// </param>
public sealed class Findings(bool strict)
{
    private const int LongestValue = 200;

    private readonly Func<StandardField, string?> _columnOf = field => field.ColumnName();
    private List<Finding>? _items;

    /// <summary>With names of columns that are the file's own.</summary>
    public Findings(bool strict, Func<StandardField, string?> columnOf)
        : this(strict) => _columnOf = columnOf;

    public bool HasError { get; private set; }

    /// <summary>The form was changed, nothing was lost.</summary>
    public void Repaired(StandardField field, string code, string message, string? value) =>
        Add(strict ? Severity.Warning : Severity.Info, _columnOf(field), code, message, value);

    /// <summary>Spaces and the like: never worth a warning.</summary>
    public void Tidied(StandardField field, string code, string message, string? value) =>
        Add(Severity.Info, _columnOf(field), code, message, value);

    /// <summary>Something is missing, was lost or is doubtful.</summary>
    public void Warn(StandardField field, string code, string message, string? value = null) =>
        Add(Severity.Warning, _columnOf(field), code, message, value);

    /// <summary>The row cannot become a place.</summary>
    public void Reject(StandardField field, string code, string message, string? value = null) =>
        Add(Severity.Error, _columnOf(field), code, message, value);

    public void Add(Severity severity, string? column, string code, string message, string? value)
    {
        HasError |= severity == Severity.Error;
        (_items ??= []).Add(new Finding(severity, column, code, message, Cut(value)));
    }

    /// <summary>Hands the findings over and is empty for the next row.</summary>
    public IReadOnlyList<Finding> Take()
    {
        var taken = _items;
        _items = null;
        HasError = false;
        return taken ?? (IReadOnlyList<Finding>)[];
    }

    private static string? Cut(string? value) => value is { Length: > LongestValue } ? ShortText.Cut(value, LongestValue) + "…" : value;
}
