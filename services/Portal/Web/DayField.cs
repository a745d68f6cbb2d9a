using System.Globalization;

namespace HubsPlatform.Portal.Web;

/// <summary>A day in a form: as a browser's field for dates sends it, or as people write it where there is none.</summary>
public static class DayField
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];

    public static string? Of(DateOnly? day) => day?.ToString(Forms[0], CultureInfo.InvariantCulture);

    public static bool TryRead(string text, out DateOnly day) => DateOnly.TryParseExact(text.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
