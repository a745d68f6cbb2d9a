using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Audit;

/// <summary>From where the current call came: the program (<c>azp</c>) and the address. Set for the length of a request.</summary>
internal sealed record CallOrigin(string? Client, string? Address)
{
    private static readonly AsyncLocal<CallOrigin?> Ambient = new();

    public static CallOrigin? Current => Ambient.Value;

    public static CallOrigin Of(HttpContext call) => new(call.User.FindFirst("azp")?.Value, call.Connection.RemoteIpAddress?.ToString());

    /// <summary>Middleware; goes after authentication.</summary>
    public static Task RememberAsync(HttpContext call, RequestDelegate next)
    {
        Ambient.Value = Of(call);
        return next(call);
    }
}
