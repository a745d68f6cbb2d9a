using System.Globalization;

namespace HubsPlatform.Portal.Editing;

/// <summary>Opening hours as they are filled in: a simple week, or a text for all that a week cannot say. Both are kept; one counts.</summary>
/// <param name="IsText">The text counts.</param>
/// <param name="Week">The simple week.</param>
/// <param name="Text">In OpenStreetMap's format or in French.</param>
public sealed record HoursEntry(bool IsText, WeekEntry Week, string Text)
{
    public const string Mode = "saisie_horaires";
    public const string AsText = "texte";
    public const string AsWeek = "semaine";
    public const string Holidays = "feries";

    /// <summary>Hours that the week can say are shown as one.</summary>
    public static HoursEntry Of(string? hours) => WeekEntry.Of(hours) is { } week ? new(false, week, hours ?? "") : new(true, WeekEntry.Empty, hours ?? "");

    public static HoursEntry Read(IFormCollection form) => new(
        form[Mode] == AsText,
        new WeekEntry([.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<TypedRange>)[.. Enumerable.Range(0, WeekEntry.Ranges).Select(range => Range(form, day, range))])], form[Holidays] == "true"),
        TypedText.Clean(form[PlaceFields.Hours]));

    /// <param name="original">What the place had: hours that mean the same stay as they were written.</param>
    /// <returns>What the place is to have; null for none.</returns>
    public string? Value(string? original)
    {
        if (IsText)
        {
            return Text.Length == 0 ? null : Text;
        }

        return string.IsNullOrEmpty(original) || WeekEntry.Of(original) is not { } was || !was.Equals(Week) ? Week.ToOsm() : original;
    }

    /// <summary>The form's field of one end of a range.</summary>
    public static string FieldOf(int day, int range, bool isEnd) => string.Create(CultureInfo.InvariantCulture, $"jour{day}_{(isEnd ? "a" : "de")}{range}");

    private static TypedRange Range(IFormCollection form, int day, int range) =>
        new(TypedText.Clean(form[FieldOf(day, range, isEnd: false)]), TypedText.Clean(form[FieldOf(day, range, isEnd: true)]));
}
