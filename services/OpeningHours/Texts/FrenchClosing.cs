namespace HubsPlatform.OpeningHours.Texts;

/// <summary>« fermé le samedi », « fermé les jours fériés »; half-days are left to the remarks.</summary>
internal static class FrenchClosing
{
    /// <returns>What is closed, and how many parts behind the word say it; null where nothing that has a name is.</returns>
    public static (FrenchClause Clause, int Parts)? After(string text, List<FrenchPart> parts, int at)
    {
        var next = at + 1;
        if (next < parts.Count && parts[next].Kind == FrenchPartKind.Words && Remarks.Of([parts[next].In(text)]) is null && !IsHalfDay(text, parts, next))
        {
            next++;
        }

        if (next >= parts.Count || IsHalfDay(text, parts, next + 1) || (next + 1 < parts.Count && parts[next + 1].Kind == FrenchPartKind.Times))
        {
            return null;
        }

        return parts[next].Kind switch
        {
            FrenchPartKind.PublicHolidays => (FrenchClause.Off([], publicHolidays: true), next - at),
            FrenchPartKind.Days when parts[next].Days.Count < 7 => (FrenchClause.Off(parts[next].Days), next - at),
            _ => null,
        };
    }

    public static bool IsHalfDay(string text, List<FrenchPart> parts, int at) =>
        at < parts.Count && parts[at].Kind == FrenchPartKind.Words
        && FrenchTokenizer.Plain(parts[at].In(text)) is var words
        && (words.Contains("matin") || words.Contains("midi"));
}
