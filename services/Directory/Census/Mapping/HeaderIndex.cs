using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>
/// Finds the columns of a file by the names that a mapping gives them: letter by letter (a file may have both « Latitude » and « latitude »),
/// else without case (the first), else without accents and punctuation (« ‘hors les murs’ »), else by the last part of a dotted name: the same records have <c>fields.nom</c> or <c>nom</c>
/// depending on how they were downloaded. A name that two columns could answer to without accents finds neither.
/// </summary>
internal sealed class HeaderIndex
{
    private const int Nobody = -1;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lower = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _plain = new(StringComparer.Ordinal);

    public HeaderIndex(IReadOnlyList<string> header)
    {
        for (var at = 0; at < header.Count; at++)
        {
            _exact.TryAdd(header[at], at);
            _lower.TryAdd(header[at].ToLowerInvariant(), at);
            if (PlainText.Of(header[at]) is { Length: > 1 } plain && !_plain.TryAdd(plain, at))
            {
                _plain[plain] = Nobody;
            }
        }
    }

    public int? Find(string column)
    {
        var name = column.Trim();
        if (name.Length == 0)
        {
            return null;
        }

        return Whole(column) ?? Whole(name) ?? (name.LastIndexOf('.') is > 0 and var dot && dot < name.Length - 2 ? Whole(name[(dot + 1)..]) : null);
    }

    private int? Whole(string name) =>
        _exact.TryGetValue(name, out var at) || _lower.TryGetValue(name.ToLowerInvariant(), out at) ? at
        : _plain.TryGetValue(PlainText.Of(name), out at) && at != Nobody ? at
        : null;
}
