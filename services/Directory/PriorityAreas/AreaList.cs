using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.PriorityAreas;

/// <summary>An area as a list has it, over all its lines.</summary>
/// <param name="Code">Of the QPV; for FRR the commune's.</param>
/// <param name="Name">As the list calls it.</param>
/// <param name="Communes">Today's communes.</param>
/// <param name="Outlines">Polygons as GeoJSON; empty where the list has no outlines.</param>
public sealed record PriorityArea(string Code, string Name, ISet<string> Communes, IList<string> Outlines);

/// <summary>A list that is being read: what it says, and every line that cannot be meant.</summary>
public sealed class AreaList(string kind, ITerritoryMap territories)
{
    /// <summary>Who sent the wrong file does not need to read all of it again.</summary>
    private const int MostErrors = 200;

    private readonly Dictionary<string, PriorityArea> _areas = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    public IReadOnlyCollection<PriorityArea> Areas => _areas.Values;

    public IReadOnlyList<FieldError> Errors => _errors;

    public bool IsFull => _errors.Count >= MostErrors;

    /// <param name="where">« ligne 12 » or « élément 12 ».</param>
    /// <param name="code">Of a QPV; for FRR it is the commune's and null here.</param>
    /// <param name="name">May be empty.</param>
    /// <param name="communes">INSEE codes, several of them separated by anything.</param>
    /// <param name="outline">GeoJSON, checked; null where there is none.</param>
    public void Add(string where, string? code, string name, string communes, string? outline)
    {
        var found = Communes(where, communes);
        if (kind == AreaKind.Frr)
        {
            foreach (var commune in found)
            {
                _areas.TryAdd(commune, new PriorityArea(commune, Storable(name), new HashSet<string> { commune }, []));
            }

            return;
        }

        var written = code?.Trim().ToUpperInvariant() ?? "";
        if (!AreaKind.IsQpvCode(written))
        {
            Wrong(where, written.Length == 0 ? "code_missing" : "code_invalid", written.Length == 0 ? "Le code du quartier manque." : $"« {written} » n'est pas le code d'un quartier prioritaire (comme QN02101M).");
            return;
        }

        if (!_areas.TryGetValue(written, out var area))
        {
            _areas.Add(written, area = new PriorityArea(written, name.Length == 0 ? written : Storable(name), new HashSet<string>(), []));
        }

        area.Communes.UnionWith(found);
        if (outline is not null)
        {
            area.Outlines.Add(outline);
        }
    }

    public void Wrong(string where, string code, string message)
    {
        if (!IsFull)
        {
            _errors.Add(new FieldError(where, code, $"{char.ToUpperInvariant(where[0])}{where[1..]} : {message}"));
        }
    }

    /// <summary>NUL is the one character that a text in the database cannot have.</summary>
    private static string Storable(string name) => name.Replace("\0", "", StringComparison.Ordinal);

    private List<string> Communes(string where, string written)
    {
        var codes = written.Split(['|', ',', ';', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codes.Length == 0)
        {
            Wrong(where, "commune_missing", "Le code INSEE de la commune manque.");
        }

        List<string> found = [];
        foreach (var code in codes)
        {
            if (territories.ResolveCommune(null, null, code.Length == 4 ? $"0{code}" : code.ToUpperInvariant()) is { } commune)
            {
                found.Add(commune.Code);
            }
            else
            {
                Wrong(where, "commune_unknown", $"« {code} » n'est pas le code INSEE d'une commune.");
            }
        }

        return found;
    }
}
