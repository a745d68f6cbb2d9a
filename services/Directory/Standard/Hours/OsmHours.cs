using System.Text.RegularExpressions;

namespace HubsPlatform.Directory.Standard.Hours;

/// <summary>Tells OpenStreetMap's opening hours from a sentence. It reads the words, not yet their meaning.</summary>
public static partial class OsmHours
{
    public static bool LooksValid(string text) => text.Length <= 2000 && Whole().IsMatch(text);

    [GeneratedRegex(
        """
        ^(?>(?:
            24/7
          | (?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)(?![a-z])
          | (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?![a-z])
          | (?:week|easter|sunrise|sunset|dawn|dusk|off|closed|open|unknown)(?![a-z])
          | (?:[01]?\d|2[0-9]|3[0-9]|4[0-8]):[0-5]\d
          | \d{1,4}
          | "[^"]*"
          | [-,;|+/:()\[\]\ ]
        )+)\z
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Whole();
}
