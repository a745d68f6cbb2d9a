using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>The values of a list field, joined as the standard joins them.</summary>
internal sealed class ChoiceSource(IReadOnlyList<BoundChoice> choices) : CellSource
{
    public override string Read(IRow row, Findings findings)
    {
        string? only = null;
        List<string>? several = null;
        foreach (var choice in choices)
        {
            if (choice.Read(row) is not { Length: > 0 } value)
            {
                continue;
            }

            if (only is null)
            {
                only = value;
            }
            else if (only != value && several?.Contains(value) != true)
            {
                (several ??= [only]).Add(value);
            }
        }

        return several is null ? only ?? "" : string.Join(StandardFields.ValueSeparator, several);
    }
}

/// <summary>A choice with its columns found.</summary>
internal sealed class BoundChoice(Choice choice, int[] columns, Legend?[] legends)
{
    private static readonly string[] No = ["", "non", "no", "false", "faux", "0", "aucun", "aucune"];

    private readonly HashSet<string> _codes = new(choice.Terms, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _notCodes = new(choice.Except, StringComparer.OrdinalIgnoreCase);
    private readonly string[] _words = [.. choice.Terms.Select(Spaced)];
    private readonly string[] _notWords = [.. choice.Except.Select(Spaced)];
    private readonly Dictionary<string, bool> _known = [];

    public string? Read(IRow row)
    {
        if (choice.Columns.Count == 0)
        {
            return choice.Target;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var cell = row.Cell(columns[i]);
            if (cell.Length > 0 && Means(cell, legends[i]))
            {
                return choice.Target ?? cell;
            }
        }

        return null;
    }

    private bool Means(string cell, Legend? legend)
    {
        if (_known.TryGetValue(cell, out var means))
        {
            return means;
        }

        means = legend is not null && choice.Terms.Count > 0 ? HasCode(cell, legend) : HasWords(cell);
        if (_known.Count < 1000)
        {
            _known[cell] = means;
        }

        return means;
    }

    private bool HasCode(string cell, Legend legend)
    {
        var codes = cell.Split(legend.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return codes.Any(_codes.Contains) && !codes.Any(_notCodes.Contains);
    }

    /// <summary>Whole words only, one or several of them: « senior » is in « séniors », « art » is not in « quartier ».</summary>
    private bool HasWords(string cell)
    {
        var words = Spaced(cell);
        return (_words.Length == 0 ? choice.Target is null || !No.Contains(words.Trim()) : _words.Any(Has)) && !_notWords.Any(Has);

        bool Has(string term) => term.Length > 2 && (words.Contains(term, StringComparison.Ordinal) || words.Contains($"{term[..^1]}s ", StringComparison.Ordinal));
    }

    private static string Spaced(string text) => $" {PlainText.Of(text)} ";
}
