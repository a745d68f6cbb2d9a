using System.Text.RegularExpressions;

namespace HubsPlatform.OpeningHours.Texts;

/// <summary>The words beside the times: which say nothing more, and which are a condition.</summary>
internal static partial class Remarks
{
    private const int Longest = 200;

    /// <returns>Null where the words say nothing that the hours do not.</returns>
    public static (string Text, bool Doubt)? Of(IEnumerable<string> pieces)
    {
        var kept = pieces.Select(piece => Edges().Replace(piece, ""))
            .Where(piece => Nothing().Replace(FrenchTokenizer.Plain(piece), "").Length > 0)
            .Select(piece => Spaces().Replace(piece, " ").Replace('"', '\''))
            .Distinct().ToArray();
        if (kept.Length == 0)
        {
            return null;
        }

        var text = string.Join(" ; ", kept);
        var plain = FrenchTokenizer.Plain(text);
        return (text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)].TrimEnd()}…", Condition().IsMatch(plain) && !Closing().IsMatch(plain));
    }

    /// <summary>Everything that can be taken away without a loss, blanks included.</summary>
    [GeneratedRegex(@"\b(?:ouvert(?:e|s|ure|ures)?|horaires?|heures?|accueil|accueille|public|le|la|les|l|de|du|des|d|en|un|une|et|ou|au|aux|a|par|pour|dans|est|sont|permanences?|matin(?:ee)?s?|apres|midi|aprem|am|pm|(?:avec ou )?sans (?:rdv|rendez[- ]vous)|chaque|tous|toute|toutes|journee|jours?|continue?|non stop|physique|semaine|bureaux?|mn|min|h|pendant|durant|fermee?s?|fermeture|toute)\b|[^a-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();

    [GeneratedRegex(@"\b(?:rdv|rendez|rv|reservation|inscription|fois|mois|premiers?|premieres?|derniers?|dernieres?|deuxiemes?|troisiemes?|\d+(?:er|e|eme|ere|nd|x)|semaines? (?:im)?paires?|(?:im)?paires?|quinzaine|sur|hors|sauf|uniquement|seulement|vacances|conges|scolaires?|ete|hiver|periode|jusqu|partir|janvier|fevrier|mars|avril|juin|juillet|aout|septembre|octobre|novembre|decembre|telephon\w*|tel|variables?|alternance|environ)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    /// <summary>« fermé pendant les vacances »: open otherwise.</summary>
    [GeneratedRegex("^ferme", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^(?:\P{L}(?<!\d))+|(?:[^\p{L}\d]|(?<=^|[^\p{L}])(?:de|du|des|le|la|les|et|à|au|l)(?=[^\p{L}\d]*$))+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Edges();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
