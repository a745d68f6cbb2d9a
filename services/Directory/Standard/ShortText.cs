namespace HubsPlatform.Directory.Standard;

/// <summary>Texts cut to a length.</summary>
public static class ShortText
{
    /// <summary>The first characters of a text, never half of one.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
