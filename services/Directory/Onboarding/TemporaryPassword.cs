using System.Security.Cryptography;

namespace HubsPlatform.Directory.Onboarding;

internal static class TemporaryPassword
{
    // No letter or digit that is taken for another when it is read out: 0 O, 1 l I.
    private const string Characters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private const int Groups = 4;
    private const int GroupLength = 5;

    /// <summary>20 random characters (115 bits) in groups of five.</summary>
    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength)));
}
