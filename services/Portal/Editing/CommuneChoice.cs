using System.Globalization;
using System.Text;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Editing;

/// <summary>A commune with one of its postal codes, as people choose it of several.</summary>
public sealed record CommuneChoice(string Code, string PostalCode, string Name, string? Departement)
{
    public string Value => $"{Code} {PostalCode} {Name}";

    /// <returns>Null for a text that is none.</returns>
    public static CommuneChoice? Parse(string? value) =>
        value?.Split(' ', 3) is [{ Length: 5 } code, { Length: 5 } postal, { Length: > 0 } name] ? new CommuneChoice(code, postal, name, null) : null;
}

/// <summary>Finds the commune that a name, a postal code or both of them mean.</summary>
public sealed class CommuneFinder(DirectoryClient directory)
{
    private const int Most = 100;
    private const int MostNames = 20;

    /// <returns>One commune where there is no doubt, several to choose from, none where nothing is like it or the directory is away.</returns>
    public async Task<IReadOnlyList<CommuneChoice>> FindAsync(string name, string postalCode, CancellationToken stop)
    {
        var plain = Plain(name);
        var byCode = postalCode.Length == 0 ? [] : Choices(await AskAsync(postalCode, Most, stop)).Where(choice => choice.PostalCode == postalCode).ToArray();
        if (plain.Length == 0)
        {
            return byCode;
        }

        if (byCode.Where(choice => Plain(choice.Name) == plain).ToArray() is { Length: > 0 } both)
        {
            return both;
        }

        var named = Choices(await AskAsync(name, MostNames, stop)).ToArray();
        CommuneChoice[] exact = [.. named.Where(choice => Plain(choice.Name) == plain)];
        // A name and a code that do not belong together: either may be the mistake.
        return postalCode.Length == 0 && exact.Length > 0 ? exact : [.. byCode, .. (exact.Length > 0 ? exact : named).Except(byCode)];
    }

    private async Task<IReadOnlyList<Commune>> AskAsync(string text, int most, CancellationToken stop) => (await directory.CommunesAsync(text, stop, most)).Value?.Items ?? [];

    private static IEnumerable<CommuneChoice> Choices(IReadOnlyList<Commune> communes) =>
        communes.SelectMany(commune => commune.PostalCodes.Select(postal => new CommuneChoice(commune.Code, postal, commune.Name, commune.DepartementName ?? commune.DepartementCode)));

    /// <summary>Without case, accents, hyphens; « St » is « saint ».</summary>
    private static string Plain(string name)
    {
        var letters = name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        return string.Join(' ', string.Concat(letters).Replace("œ", "oe", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch { "st" => "saint", "ste" => "sainte", _ => word }));
    }
}
