using System.Text.Json;
using System.Text.RegularExpressions;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>Keycloak's <c>${NAME}</c> and <c>${NAME:default}</c> in a realm file; a value wins over the default.</summary>
internal static partial class Placeholders
{
    /// <exception cref="RealmFileException">A name without a default has no value. Keycloak would take the placeholder itself as the secret.</exception>
    public static string Fill(string json, Func<string, string?> valueOf)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var filled = Pattern().Replace(json, match =>
        {
            var name = match.Groups["name"].Value;
            if (valueOf(name) is { Length: > 0 } value)
            {
                return JsonEncodedText.Encode(value).ToString();
            }

            if (!match.Groups["default"].Success)
            {
                missing.Add(name);
            }

            return match.Groups["default"].Value;
        });

        return missing.Count == 0 ? filled : throw new RealmFileException($"The realm file needs a value in the environment for {string.Join(", ", missing)}.");
    }

    // Upper case only: ${client_id} in a mapper is Keycloak's own and stays.
    [GeneratedRegex(@"\$\{(?<name>[A-Z][A-Z0-9_]*)(:(?<default>[^}]*))?\}")]
    private static partial Regex Pattern();
}
