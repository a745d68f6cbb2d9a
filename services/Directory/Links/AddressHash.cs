using System.Security.Cryptography;
using System.Text;

namespace HubsPlatform.Directory.Links;

/// <summary>What an address is recognised by where it need not be kept: the first half of its SHA-256, in lower case.</summary>
public static class AddressHash
{
    public const int Length = 16;

    /// <summary>The same for an address in the column or parameter <paramref name="address"/>, which is in lower case.</summary>
    public static string Sql(string address) => $"substring(sha256(convert_to({address}, 'UTF8')) for 16)";

    public static byte[] Of(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant()))[..Length];
}
