namespace HubsPlatform.Training.Sessions;

/// <summary>How many hours of a path someone followed.</summary>
public static class Hours
{
    /// <summary>The part of the path's hours that the half-days attended make up, in whole hours begun, never more than the path has.</summary>
    public static int Followed(int pathHours, int halfDaysAttended, int halfDaysPlanned) =>
        (pathHours * halfDaysAttended + halfDaysPlanned - 1) / halfDaysPlanned;
}
