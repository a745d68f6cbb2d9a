using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace HubsPlatform.Gateway.Sessions;

/// <summary>A session as the database holds it: encrypted, and readable in its own row only.</summary>
internal sealed class SessionTicket(IDataProtectionProvider protection)
{
    public byte[] Seal(SessionKey key, Session session) => ProtectorOf(key).Protect(JsonSerializer.SerializeToUtf8Bytes(session));

    /// <summary>Null when the key that it was encrypted with is gone, or when it belongs to another row.</summary>
    public Session? Open(SessionKey key, byte[] ticket)
    {
        try
        {
            return JsonSerializer.Deserialize<Session>(ProtectorOf(key).Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(SessionKey key) => protection.CreateProtector("HubsPlatform.Gateway.Sessions", Convert.ToHexString(key.Id));
}
