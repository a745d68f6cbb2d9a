using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>A mapping applied to the header of a file: turns rows into the cells of the standard.</summary>
public sealed class BoundMapping
{
    private readonly HeaderIndex _header;
    private readonly (StandardField Field, CellSource Source)[] _sources;
    private readonly Dictionary<StandardField, string> _columns = [];
    private readonly (int Index, string Name, Legend Legend)[] _legends;
    private readonly HashSet<int> _read = [];
    private readonly List<string> _missing = [];

    public BoundMapping(Mapping mapping, IReadOnlyList<string> header)
    {
        Mapping = mapping;
        _header = new HeaderIndex(header);
        _sources = [.. mapping.Fields.Select(rule => (rule.Key, Bind(rule.Key, rule.Value))).Where(rule => rule.Item2 is not null).Select(rule => (rule.Key, rule.Item2!))];
        _legends = [.. mapping.Legends.Where(legend => Find(legend.Key) is not null).Select(legend => (Find(legend.Key)!.Value, legend.Key, legend.Value))];
        var names = header.ToHashSet(StringComparer.Ordinal);
        UnreadColumns = [.. header.Where((name, index) => !_read.Contains(index) && !IsItem(name, names))];
        Missing = [.. _missing.Distinct()];
    }

    public Mapping Mapping { get; }

    /// <summary>Columns of the file that nothing is taken from.</summary>
    public IReadOnlyList<string> UnreadColumns { get; }

    /// <summary>Columns that the mapping reads and the file does not have.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>Whether the file can fill the field at all.</summary>
    public bool Provides(StandardField field) => _columns.ContainsKey(field);

    /// <summary>The file's own name of the column that fills a field.</summary>
    public string ColumnOf(StandardField field) => _columns.GetValueOrDefault(field) ?? field.ColumnName();

    public void Read(IRow row, StandardCells cells, Findings findings)
    {
        foreach (var (field, source) in _sources)
        {
            cells[field] = source.Read(row, findings);
        }

        if (!Mapping.IsStandard && (!Provides(StandardField.Id) || string.IsNullOrWhiteSpace(cells[StandardField.Id])))
        {
            cells[StandardField.Id] = DerivedId.Of(cells);
            if (Provides(StandardField.Id))
            {
                findings.Tidied(StandardField.Id, "id_derived", "L'identifiant manque : il est tiré du nom et de l'adresse.", null);
            }
        }

        foreach (var field in Mapping.Expected)
        {
            // The normaliser has its own words for a row without services.
            if (field != StandardField.Services && cells[field].Length == 0)
            {
                findings.Warn(field, $"{field.ColumnName()}_missing", $"« {field.ColumnName()} » n'est pas renseigné.");
            }
        }

        foreach (var (index, name, legend) in _legends)
        {
            CheckCodes(row.Cell(index), name, legend, findings);
        }
    }

    /// <summary>« coordinates.0 » beside « coordinates »: an item of a list, which is read or left as a whole.</summary>
    private static bool IsItem(string name, HashSet<string> names) =>
        name.LastIndexOf('.') is > 0 and var dot && name.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') < 0 && names.Contains(name[..dot]);

    private static void CheckCodes(string cell, string column, Legend legend, Findings findings)
    {
        if (cell.Length == 0)
        {
            return;
        }

        foreach (var code in cell.Split(legend.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!legend.Codes.ContainsKey(code))
            {
                findings.Add(Severity.Warning, column, "code_unknown", $"Le code « {code} » n'est pas dans la légende : il n'est pas repris.", cell);
            }
        }
    }

    private CellSource? Bind(StandardField field, FieldRule rule) => rule switch
    {
        ColumnRule columns => Source(field, columns.Columns, found => new ColumnSource(found)),
        SplitRule split => Source(field, split.Columns, found => new SplitSource(found, split.Separator, split.Part)),
        JoinRule join => Source(
            field, [.. join.Columns, .. join.Otherwise?.Columns ?? []],
            _ => new JoinSource(Indexes(join.Columns), join.Separator, Indexes(join.Otherwise?.Columns ?? []))),
        ConstantRule constant => Named(field, null, new ConstantSource(constant.Text)),
        ChoiceRule choices => Choices(field, choices),
        HoursRule hours => Hours(field, hours),
        _ => null,
    };

    private CellSource? Source(StandardField field, IReadOnlyList<string> columns, Func<int[], CellSource> make)
    {
        var found = Indexes(columns);
        return found.Length == 0 ? null : Named(field, string.Join(" + ", columns.Where(column => Find(column) is not null)), make(found));
    }

    private ChoiceSource? Choices(StandardField field, ChoiceRule rule)
    {
        var bound = rule.Choices
            .Where(choice => choice.Columns.Count == 0 || choice.Columns.Any(column => Find(column) is not null))
            .Select(choice => new BoundChoice(choice, Indexes(choice.Columns), [.. choice.Columns.Where(column => Find(column) is not null).Select(LegendOf)]))
            .ToArray();
        foreach (var column in rule.Choices.SelectMany(choice => choice.Columns))
        {
            Index(column);
        }

        var names = rule.Choices.SelectMany(choice => choice.Columns).Where(column => Find(column) is not null).Distinct();
        return bound.Length == 0 ? null : Named(field, string.Join(", ", names), new ChoiceSource(bound));
    }

    private HoursSource? Hours(StandardField field, HoursRule rule)
    {
        var days = rule.Days
            .Select(day => (day.Day, Columns: day.Columns.Where(column => Index(column) is not null).Select(column => (Find(column)!.Value, column)).ToArray()))
            .Where(day => day.Columns.Length > 0)
            .ToArray();
        var osm = rule.Osm is null ? null : Index(rule.Osm);
        var text = rule.Text is null ? null : Index(rule.Text);
        return days.Length == 0 && osm is null && text is null
            ? null
            : Named(field, rule.Osm ?? rule.Text, new HoursSource(days, osm, text, Indexes(rule.Weeks)));
    }

    private T Named<T>(StandardField field, string? column, T source)
        where T : CellSource
    {
        _columns[field] = column is { Length: > 0 } ? column : field.ColumnName();
        return source;
    }

    private int[] Indexes(IReadOnlyList<string> columns) => [.. columns.Select(Index).OfType<int>()];

    private int? Index(string column)
    {
        if (Find(column) is { } found)
        {
            _read.Add(found);
            return found;
        }

        if (!string.IsNullOrWhiteSpace(column))
        {
            _missing.Add(column);
        }

        return null;
    }

    private int? Find(string column) => _header.Find(column);

    private Legend? LegendOf(string column) => Mapping.Legends.GetValueOrDefault(column);
}
