namespace HubsPlatform.OpeningHours.Syntax;

/// <summary>Ends the reading at the first thing that makes no sense; never leaves the library.</summary>
internal sealed class HoursSyntaxException(int at, string message) : Exception(message)
{
    public int At => at;
}
