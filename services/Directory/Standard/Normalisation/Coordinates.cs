using System.Globalization;

namespace HubsPlatform.Directory.Standard.Normalisation;

/// <summary>Latitude and longitude, WGS 84, degrees. Both or none; zero means missing.</summary>
public static class Coordinates
{
    public static (double? Latitude, double? Longitude) Read(string latitude, string longitude, Findings findings)
    {
        var first = Number(StandardField.Latitude, latitude, findings);
        var second = Number(StandardField.Longitude, longitude, findings);
        if (first is null || second is null)
        {
            if (first is not null || second is not null)
            {
                var (missing, kept) = first is null ? (StandardField.Latitude, longitude) : (StandardField.Longitude, latitude);
                findings.Warn(missing, "coordinates_incomplete", "Une coordonnée seule ne situe rien : elle n'est pas reprise.", kept);
            }

            return (null, null);
        }

        if (Lambert93.Holds(first.Value, second.Value) || Lambert93.Holds(second.Value, first.Value))
        {
            findings.Repaired(
                StandardField.Latitude, "coordinates_lambert93", "Les coordonnées étaient en Lambert-93 : elles sont converties en degrés.", $"{latitude} {longitude}");
            return Lambert93.ToDegrees(Math.Min(first.Value, second.Value), Math.Max(first.Value, second.Value));
        }

        if (first is < -90 or > 90 || second is < -180 or > 180)
        {
            findings.Warn(
                StandardField.Latitude, "coordinates_out_of_range",
                "Les coordonnées ne sont pas en degrés (WGS 84) : elles ne sont pas reprises.", $"{latitude} {longitude}");
            return (null, null);
        }

        if (!IsFrance(first.Value, second.Value) && IsFrance(second.Value, first.Value))
        {
            findings.Warn(
                StandardField.Latitude, "coordinates_swapped", "Latitude et longitude étaient inversées : elles sont échangées.",
                $"{latitude} {longitude}");
            return (second, first);
        }

        return (first, second);
    }

    private static double? Number(StandardField field, string text, Findings findings)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var point = text.Contains(',') && !text.Contains('.') ? text.Replace(',', '.') : text;
        if (!double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            findings.Warn(field, "number_invalid", $"« {text} » n'est pas un nombre : la coordonnée n'est pas reprise.", text);
            return null;
        }

        if (number == 0)
        {
            findings.Warn(field, "coordinate_zero", "La coordonnée 0 veut dire « inconnue » : elle n'est pas reprise.", text);
            return null;
        }

        if (!ReferenceEquals(point, text))
        {
            findings.Repaired(field, "number_respelled", "Le standard écrit les nombres avec un point.", text);
        }

        return number;
    }

    /// <summary>Boxes around the mainland, and everything overseas (where a swap cannot be told apart except in the mainland's own box).</summary>
    private static bool IsFrance(double latitude, double longitude) =>
        latitude is > 41 and < 51.6 && longitude is > -5.6 and < 9.8
        || latitude is > -28 and < 19 && longitude is < -50 or > 40;
}
