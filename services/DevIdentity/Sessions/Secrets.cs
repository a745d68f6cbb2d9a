using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Sessions;

internal static class Secrets
{
    /// <summary>256 random bits, fit for an address or a cookie.</summary>
    public static string New() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Compared in a time that tells nothing; an absent value equals none.</summary>
    public static bool Same(string? a, string? b) =>
        a is { Length: > 0 } && b is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(a)), SHA256.HashData(Encoding.UTF8.GetBytes(b)));
}
