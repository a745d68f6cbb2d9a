using Microsoft.Extensions.Primitives;

namespace HubsPlatform.DevIdentity.Hosting;

internal static class OneValue
{
    /// <summary>The value of a parameter; null when it is absent, empty or given twice.</summary>
    public static string? One(this StringValues values) => values is [{ Length: > 0 } only] ? only : null;
}
