namespace HubsPlatform.OpeningHours.Texts;

public enum HoursOrigin
{
    /// <summary>The text was in OpenStreetMap's format.</summary>
    Osm,

    /// <summary>It nearly was.</summary>
    Repaired,

    /// <summary>It was French.</summary>
    French,

    /// <summary>Nobody knows what it means: it stays text.</summary>
    NotUnderstood,
}

/// <param name="Hours">Null where the text was not understood.</param>
/// <param name="Repairs">What had to be changed, in French.</param>
/// <param name="Error">Why it is no OpenStreetMap format; null where it is.</param>
public sealed record HoursReading(OsmHours? Hours, HoursOrigin Origin, IReadOnlyList<string> Repairs, HoursError? Error);

/// <summary>Makes the best of whatever a file has where opening hours belong; a French text should still have its lines. Never throws.</summary>
public static class HoursReader
{
    public static HoursReading Read(string text)
    {
        if (OsmHours.TryParse(text, out var hours, out var error))
        {
            return new HoursReading(hours, HoursOrigin.Osm, [], null);
        }

        if (text.Length > OsmHours.LongestText)
        {
            return new HoursReading(null, HoursOrigin.NotUnderstood, [], error);
        }

        List<string> repairs = [];
        if (OsmRepair.Repair(text, repairs) is { } repaired && OsmHours.TryParse(repaired, out hours, out _))
        {
            return new HoursReading(hours, HoursOrigin.Repaired, repairs, error);
        }

        return FrenchHours.ReadWeek(text) is { } french && OsmHours.TryParse(french, out hours, out _)
            ? new HoursReading(hours, HoursOrigin.French, ["texte en français"], error)
            : new HoursReading(null, HoursOrigin.NotUnderstood, [], error);
    }
}
