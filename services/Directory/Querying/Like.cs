namespace HubsPlatform.Directory.Querying;

/// <summary>Text that a person types, for LIKE.</summary>
public static class Like
{
    /// <summary>The text with its signs meaning themselves; null for nothing typed.</summary>
    public static string? Literal(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
