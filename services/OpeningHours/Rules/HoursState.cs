namespace HubsPlatform.OpeningHours.Rules;

public enum HoursStatus
{
    Closed,
    Open,

    /// <summary>Perhaps: by appointment, an open end, a time that depends on the sun. The comment says which.</summary>
    Unknown,
}

/// <summary>Open or not at one moment, and what the hours say about it.</summary>
public readonly record struct HoursState(HoursStatus Status, string? Comment);

/// <summary>A part of one day in one state, in minutes since midnight, 0 to 1440.</summary>
public readonly record struct HoursSpan(int From, int To, HoursState State);
