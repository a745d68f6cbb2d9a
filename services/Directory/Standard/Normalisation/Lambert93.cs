namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>
/// The projection of the official maps of metropolitan France (RGF93 / Lambert-93, EPSG:2154) back to degrees. Constants and
/// formulas: IGN, « Projection cartographique conique conforme de Lambert », NTG 71.
/// </summary>
internal static class Lambert93
{
    private const double N = 0.7256077650532670;
    private const double C = 11754255.426096;
    private const double Xs = 700000;
    private const double Ys = 12655612.049876;
    private const double Eccentricity = 0.0818191910428158;
    private const double Meridian = 3 * Math.PI / 180;

    /// <summary>Whether two numbers are metres east and north somewhere in metropolitan France.</summary>
    public static bool Holds(double x, double y) => x is > 90_000 and < 1_300_000 && y is > 6_000_000 and < 7_200_000;

    /// <summary>Degrees, rounded to a decimetre.</summary>
    public static (double Latitude, double Longitude) ToDegrees(double x, double y)
    {
        var radius = Math.Sqrt((x - Xs) * (x - Xs) + (y - Ys) * (y - Ys));
        var longitude = Meridian + Math.Atan((x - Xs) / (Ys - y)) / N;
        var isometric = -Math.Log(radius / C) / N;
        var latitude = 2 * Math.Atan(Math.Exp(isometric)) - Math.PI / 2;
        for (var step = 0; step < 8; step++)
        {
            var sine = Eccentricity * Math.Sin(latitude);
            latitude = 2 * Math.Atan(Math.Pow((1 + sine) / (1 - sine), Eccentricity / 2) * Math.Exp(isometric)) - Math.PI / 2;
        }

        return (Degrees(latitude), Degrees(longitude));
    }

    private static double Degrees(double radians) => Math.Round(radians * 180 / Math.PI, 6);
}
