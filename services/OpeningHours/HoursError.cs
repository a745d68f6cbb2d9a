namespace HubsPlatform.OpeningHours;

/// <summary>Why a text is no opening hours.</summary>
/// <param name="Position">Where in the text, from 0.</param>
/// <param name="Message">In French, for people.</param>
public sealed record HoursError(int Position, string Message)
{
    public override string ToString() => $"caractère {Position + 1} : {Message}";
}
