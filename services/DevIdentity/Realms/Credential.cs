using System.Security.Cryptography;
using System.Text;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>A password: in clear when it comes from the realm file, hashed when it was set here and may be kept on disk.</summary>
internal sealed record Credential(string Type)
{
    private const int Iterations = 10_000; // a development machine: enough to keep a folder that leaks from being a list of passwords

    public string? Value { get; init; }
    public string? Hash { get; init; }
    public bool Temporary { get; init; }

    public static Credential Password(string password, bool temporary = false)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new("password") { Hash = $"{Convert.ToHexString(salt)}:{Convert.ToHexString(Derive(password, salt))}", Temporary = temporary };
    }

    /// <summary>Compared in a time that tells nothing.</summary>
    public bool Is(string password)
    {
        if (Hash?.Split(':') is [var salt, var hash])
        {
            return CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromHexString(salt)), Convert.FromHexString(hash));
        }

        return Value is { Length: > 0 }
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(Value)), SHA256.HashData(Encoding.UTF8.GetBytes(password)));
    }

    private static byte[] Derive(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, outputLength: 32);
}
