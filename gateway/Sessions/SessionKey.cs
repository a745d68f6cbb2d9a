using System.Buffers.Text;
using System.Security.Cryptography;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>The random key that a browser holds for its session. What is stored is <see cref="Id"/>, from which nobody gets back to the key.</summary>
internal sealed class SessionKey
{
    private const int Bytes = 32;
    private const int Characters = 43;

    private SessionKey(string value)
    {
        Value = value;
        Id = SHA256.HashData(Base64Url.DecodeFromChars(value));
    }

    public string Value { get; }

    public byte[] Id { get; }

    public static SessionKey Create() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public static SessionKey? Parse(string? value) => value is { Length: Characters } && Base64Url.IsValid(value) ? new SessionKey(value) : null;
}
