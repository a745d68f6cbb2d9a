using System.Globalization;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>WGS 84, degrees.</summary>
public sealed record GeoPoint(double Latitude, double Longitude)
{
    public static bool TryParse(string text, out GeoPoint? point)
    {
        point = null;
        var comma = text.IndexOf(',');
        if (comma > 0
            && double.TryParse(text.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(text.AsSpan(comma + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && latitude is >= -90 and <= 90
            && longitude is >= -180 and <= 180)
        {
            point = new GeoPoint(latitude, longitude);
        }

        return point is not null;
    }
}
