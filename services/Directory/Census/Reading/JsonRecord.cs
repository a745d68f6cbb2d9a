using System.Text;
using System.Text.Json;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// One element of a JSON array as cells: what is nested gets dotted names (<c>address.street</c>), a list is one cell of values parted
/// by <c>|</c> whose first ones also have names of their own (<c>coordinates.0</c>).
/// </summary>
/// <param name="columns">Names that are known; more are added while <paramref name="learns"/>.</param>
/// <param name="learns">Whether names that are not known are added or passed over.</param>
internal sealed class JsonRecord(Dictionary<string, int> columns, bool learns)
{
    private const int NamedItems = 10;

    private readonly List<StringBuilder?> _lists = [];
    private readonly List<string> _cells = [];
    private readonly List<int> _filled = [];
    private readonly Stack<(bool IsArray, string Path, int Items)> _open = new();
    private string _name = "";
    private int _openLists;

    /// <summary>Names beyond those that a file may have.</summary>
    public bool HasTooManyColumns { get; private set; }

    public bool IsObject { get; private set; }

    public bool IsTooLong { get; private set; }

    public bool IsBlank => _filled.Count == 0;

    public string Cell(int column) =>
        column >= _cells.Count ? "" : _lists[column] is { } list ? list.ToString() : _cells[column];

    public void Clear()
    {
        foreach (var column in _filled)
        {
            _cells[column] = "";
            _lists[column] = null;
        }

        _filled.Clear();
        _open.Clear();
        _openLists = 0;
        IsObject = false;
        IsTooLong = false;
    }

    public void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _name = PathOf(Text(ref reader));
                break;
            case JsonTokenType.StartObject:
                IsObject |= _open.Count == 0;
                _open.Push((false, _open.Count == 0 ? "" : Next().Path, 0));
                break;
            case JsonTokenType.StartArray:
                _open.Push((true, _open.Count == 0 ? "" : Next().Path, 0));
                _openLists++;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _openLists -= _open.Pop().IsArray ? 1 : 0;
                break;
            case JsonTokenType.Null:
                Add("");
                break;
            case JsonTokenType.String:
                Add(Text(ref reader));
                break;
            default:
                Add(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }

    private string PathOf(string name) => _open.TryPeek(out var at) && at.Path.Length > 0 ? $"{at.Path}.{name}" : name.Trim();

    /// <summary>Where the next value belongs: below the property just read, or in the list that is open.</summary>
    private (string Path, int Item) Next()
    {
        if (!_open.TryPeek(out var at) || !at.IsArray)
        {
            return (_name, -1);
        }

        _open.Pop();
        _open.Push(at with { Items = at.Items + 1 });
        return (at.Path, at.Items);
    }

    private void Add(string text)
    {
        var (path, item) = Next();
        if (path.Length == 0 || text.Length == 0)
        {
            // A name without a value is a column all the same.
            _ = path.Length > 0 && Find(path) >= 0;
            return;
        }

        if (text.Length > FileLimits.CellLength)
        {
            IsTooLong = true;
            text = text[..FileLimits.CellLength];
        }

        Put(path, text, isList: _openLists > 0);
        if (item is >= 0 and < NamedItems)
        {
            Put($"{path}.{item}", text, isList: false);
        }
    }

    private void Put(string name, string text, bool isList)
    {
        var column = Find(name);
        if (column < 0)
        {
            return;
        }

        while (_cells.Count <= column)
        {
            _cells.Add("");
            _lists.Add(null);
        }

        if (isList && _cells[column].Length > 0)
        {
            Lengthen(_lists[column] ??= new StringBuilder(_cells[column]), text);
            return;
        }

        if (_cells[column].Length == 0)
        {
            _filled.Add(column);
        }

        _cells[column] = text;
    }

    /// <returns>Negative where the name is not known and not learnt.</returns>
    private int Find(string name)
    {
        if (columns.TryGetValue(name, out var column))
        {
            return column;
        }

        if (!learns)
        {
            return -1;
        }

        HasTooManyColumns |= columns.Count >= FileLimits.Columns;
        return HasTooManyColumns ? -1 : columns[name] = columns.Count;
    }

    private void Lengthen(StringBuilder list, string text)
    {
        if (list.Length + text.Length >= FileLimits.CellLength)
        {
            IsTooLong = true;
            return;
        }

        list.Append('|').Append(text);
    }

    /// <summary>Half a character and NUL are valid JSON that no database can hold.</summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!.Replace("\0", "", StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.HasValueSequence ? [] : reader.ValueSpan);
        }
    }
}
