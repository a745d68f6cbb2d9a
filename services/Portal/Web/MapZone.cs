using System.Globalization;

namespace HubsPlatform.Portal.Web;

/// <summary>A part of the map that a reader chose: « 47.322,5.0415,12 » is twelve kilometres around a point.</summary>
public sealed record MapZone((double Latitude, double Longitude) Middle, double RadiusKm)
{
    private const double WidestKm = 200;

    /// <returns>Null for a text that is none.</returns>
    public static MapZone? Parse(string? text)
    {
        var parts = text?.Split(',') ?? [];
        return parts.Length == 3 && Number(parts[0], 90) is { } latitude && Number(parts[1], 180) is { } longitude && Number(parts[2], WidestKm) is { } km && km > 0
            ? new MapZone((latitude, longitude), km)
            : null;
    }

    private static double? Number(string text, double largest) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= largest ? number : null;
}
