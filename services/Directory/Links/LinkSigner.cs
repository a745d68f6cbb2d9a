using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Links;

/// <summary>
/// Makes tokens of what a link is good for, and reads them back. A token is what is signed followed by its HMAC-SHA256, in base64url:
/// format, number of the key, purpose, ids, address, expiry. Of a changed token nothing is believed, of any reason nothing is said.
/// </summary>
public sealed class LinkSigner(IOptions<SignedLinkOptions> options, TimeProvider clock)
{
    private const byte Format = 1;
    private const int Guids = 3;
    private const int Address = Guids + 32;
    private const int Expiry = Address + AddressHash.Length;
    private const int Signed = Expiry + sizeof(uint);

    /// <summary>A whole number of three: no letter of the text carries bits that mean nothing.</summary>
    private const int Whole = Signed + HMACSHA256.HashSizeInBytes;

    private const int TextLength = Whole / 3 * 4;

    private readonly byte _current = options.Value.SignWith ?? options.Value.Keys.Keys.DefaultIfEmpty().Max();

    /// <summary>There is a key to sign with.</summary>
    public bool IsReady => KeyOf(_current) is not null;

    /// <exception cref="InvalidOperationException">There is no key; see <see cref="IsReady"/>.</exception>
    public string Sign(SignedLink link)
    {
        var bytes = new byte[Whole];
        bytes[0] = Format;
        bytes[1] = _current;
        bytes[2] = (byte)link.Purpose;
        link.Id.TryWriteBytes(bytes.AsSpan(Guids), bigEndian: true, out _);
        link.Place.TryWriteBytes(bytes.AsSpan(Guids + 16), bigEndian: true, out _);
        link.Address.CopyTo(bytes.AsSpan(Address, AddressHash.Length));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(Expiry), (uint)(link.ExpiresAt.ToUnixTimeSeconds() / 60));
        Mac(KeyOf(_current) ?? throw new InvalidOperationException("No key signs links: Links:Keys is empty."), bytes).CopyTo(bytes.AsSpan(Signed));
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null for whatever was not signed here for this purpose, or has expired.</returns>
    public SignedLink? Read(string? token, LinkPurpose purpose)
    {
        if (token is not { Length: TextLength } || !Base64Url.IsValid(token, out var length) || length != Whole)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(token);
        if (KeyOf(bytes[1]) is not { } key || !CryptographicOperations.FixedTimeEquals(Mac(key, bytes), bytes.AsSpan(Signed)))
        {
            return null;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(60L * BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(Expiry)));
        return bytes[0] == Format && bytes[2] == (byte)purpose && expires > clock.GetUtcNow()
            ? new SignedLink(purpose, new Guid(bytes.AsSpan(Guids, 16), bigEndian: true), new Guid(bytes.AsSpan(Guids + 16, 16), bigEndian: true), bytes[Address..Expiry], expires)
            : null;
    }

    private static byte[] Mac(byte[] key, ReadOnlySpan<byte> token) => HMACSHA256.HashData(key, token[..Signed]);

    private byte[]? KeyOf(byte number) =>
        options.Value.Keys.TryGetValue(number, out var secret) && secret.Length >= SignedLinkOptions.ShortestKey ? Encoding.UTF8.GetBytes(secret) : null;
}
