using System.Globalization;
using System.Text.RegularExpressions;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>The rules of the realm's policy text that are known here: <c>length(N)</c>, <c>notUsername</c> and <c>notEmail</c>.</summary>
internal static partial class PasswordPolicy
{
    /// <summary>What is wrong with the password, in French; null when nothing is.</summary>
    public static string? Objection(string policy, User user, string password)
    {
        foreach (var rule in policy.Split(" and ", StringSplitOptions.RemoveEmptyEntries))
        {
            var objection = rule switch
            {
                "notUsername" => Names.Same(password, user.Username) ? "Le mot de passe doit être différent du nom d'utilisateur." : null,
                "notEmail" => Names.Same(password, user.Email) ? "Le mot de passe doit être différent du courriel." : null,
                _ when Length().Match(rule) is { Success: true } match => TooShort(password, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)),
                _ => throw new RealmFileException($"The password rule {rule} is not known to the development provider."),
            };
            if (objection is not null)
            {
                return objection;
            }
        }

        return null;
    }

    private static string? TooShort(string password, int least) => password.Length < least ? $"Le mot de passe doit avoir au moins {least} caractères." : null;

    [GeneratedRegex(@"^length\((\d+)\)$")]
    private static partial Regex Length();
}
