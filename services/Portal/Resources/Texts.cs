using Microsoft.Extensions.Localization;

namespace HubsPlatform.Portal.Resources;

/// <summary>
/// Every sentence that people read. A key names its file and its entry: "search.title" is the entry "title" of
/// Search.resx (French) or Search.en.resx.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory)
{
    private static readonly string Assembly = typeof(Texts).Assembly.GetName().Name!;

    public string this[string key] => Read(key);

    public string this[string key, params object?[] arguments] =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, Read(key), arguments);

    /// <summary>The entry for a code that a service gave, or the fallback where this portal has no words of its own for it.</summary>
    public string OrElse(string key, string fallback)
    {
        var text = Find(key);
        return text.ResourceNotFound ? fallback : FrenchTypography.Unbroken(text.Value);
    }

    /// <summary>"Aucun lieu", "1 lieu", "12 lieux": the entries key.zero (or key.many), key.one and key.many.</summary>
    public string Count(string key, long count)
    {
        var many = Read(key + ".many");
        var form = count switch
        {
            0 => OrElse(key + ".zero", many),
            1 => Read(key + ".one"),
            _ => many,
        };
        return string.Format(System.Globalization.CultureInfo.CurrentCulture, form, count);
    }

    private string Read(string key) => FrenchTypography.Unbroken(Find(key).Value);

    private LocalizedString Find(string key)
    {
        var dot = key.IndexOf('.');
        var area = char.ToUpperInvariant(key[0]) + key[1..dot];
        return factory.Create("Resources." + area, Assembly)[key[(dot + 1)..]];
    }
}
