using System.Globalization;

namespace HubsPlatform.Training.Sessions;

/// <summary>Half of a day.</summary>
public enum DayPart
{
    Morning,
    Afternoon,
}

/// <summary>The unit in which sessions are held and attendance is marked.</summary>
public readonly record struct HalfDay(DateOnly Day, DayPart Part) : IComparable<HalfDay>
{
    /// <summary>As the database keeps it.</summary>
    public string PartName => Part == DayPart.Morning ? "morning" : "afternoon";

    /// <summary>Reads "2026-11-23 morning".</summary>
    public static HalfDay Parse(string text) =>
        new(DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture), text[11..] == "morning" ? DayPart.Morning : DayPart.Afternoon);

    public int CompareTo(HalfDay other) => (Day, Part).CompareTo((other.Day, other.Part));
}
