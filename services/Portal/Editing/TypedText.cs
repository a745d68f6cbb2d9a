using Microsoft.Extensions.Primitives;

namespace HubsPlatform.Portal.Editing;

/// <summary>Texts of a form as they are stored.</summary>
internal static class TypedText
{
    /// <summary>Without white space around it, with one kind of line ends.</summary>
    public static string Clean(StringValues text) => text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}
