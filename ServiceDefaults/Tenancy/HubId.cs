using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace HubsPlatform.ServiceDefaults.Tenancy;

/// <summary>
/// A hub, the tenant of the platform. Its alias is the key everywhere: in paths, in tokens (Keycloak organization alias,
/// which can never be changed) and in the column <c>hub_id</c>.
/// </summary>
/// <param name="Alias">2 to 63 lower-case letters, digits and single hyphens between them.</param>
public readonly partial record struct HubId(string Alias) : IParsable<HubId>
{
    /// <summary>The operator's own hub: it holds what no other hub's territory covers.</summary>
    public static readonly HubId National = new("national");

    /// <summary>Reads an alias.</summary>
    /// <returns>False where the text is no alias: upper case, look-alike letters, wrong length.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out HubId hub)
    {
        var fits = text is { Length: >= 2 and <= 63 } && Pattern().IsMatch(text);
        hub = fits ? new HubId(text!) : default;
        return fits;
    }

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HubId result) => TryParse(s, out result);

    /// <inheritdoc />
    /// <exception cref="FormatException">The text is no alias.</exception>
    public static HubId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, out var hub) ? hub : throw new FormatException($"'{s}' is no hub alias.");

    /// <summary>The alias.</summary>
    public override string ToString() => Alias;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
