using System.Security.Cryptography;
using HubsPlatform.DevIdentity.Realms;
using Microsoft.IdentityModel.Tokens;

namespace HubsPlatform.DevIdentity.Tokens;

/// <summary>The RSA key of the realm. Kept in a folder it survives a restart, so that a restart is not a change of keys for everyone else.</summary>
internal static class SigningKey
{
    /// <param name="folder">Null: a key for this start only.</param>
    public static RsaSecurityKey Load(string? folder)
    {
        var rsa = RSA.Create(2048);
        if (folder is not null)
        {
            var path = Path.Combine(folder, "signing-key.pem");
            if (File.Exists(path))
            {
                rsa.ImportFromPem(File.ReadAllText(path));
            }
            else
            {
                PrivateFile.Replace(path, rsa.ExportPkcs8PrivateKeyPem());
            }
        }

        var key = new RsaSecurityKey(rsa);
        key.KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        return key;
    }
}
