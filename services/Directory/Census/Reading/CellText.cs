using System.Buffers;
using System.Globalization;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The text that a person sees in the cell of a sheet: dates in ISO 8601, numbers with a point, leading zeros where the cell's format shows them.</summary>
internal static class CellText
{
    /// <summary>Formats that only place digits, as « 00000 » for postal codes and « 0#" "##" "##" "##" "## » for telephones.</summary>
    private static readonly SearchValues<char> PlacesDigits = SearchValues.Create("0#\" .-\\");

    public static string Of(object? value, string? format) => value switch
    {
        null => "",
        string text => text.Replace("\0", "", StringComparison.Ordinal),
        double number => Number(number, format),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        bool truth => truth ? "VRAI" : "FAUX",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Number(double number, string? format)
    {
        if (format is { Length: > 1 and < 60 } && format.StartsWith('0') && !format.StartsWith("0.", StringComparison.Ordinal) && !format.AsSpan().ContainsAnyExcept(PlacesDigits))
        {
            return number.ToString(format, CultureInfo.InvariantCulture);
        }

        return Math.Abs(number) is < 1e15 and >= 1e-6 or 0
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }
}
