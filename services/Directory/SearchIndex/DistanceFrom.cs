using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>How far places are from a point, on the sphere that PostGIS takes for WGS 84; infinitely far where it is not known where they are.</summary>
internal sealed class DistanceFrom(double latitude, double longitude)
{
    /// <summary>Mean radius of WGS 84, metres.</summary>
    private const double EarthRadius = 6_371_008.7714150598;

    private const double Radian = Math.PI / 180;

    private const double MetresOfDegree = EarthRadius * Radian;

    /// <summary>More than the rounding of any of these numbers.</summary>
    private const double Rounding = 1 + 1e-9;

    private readonly double _breadth = Math.Cos(latitude * Radian);

    private PlaceValues? _places;
    private int _lastPlace = -1;
    private double _last;

    public void Enter(AtomicReader segment) =>
        (_places, _lastPlace) = (PlaceValues.Of(segment), -1);

    /// <summary>In metres. The same place is asked for several times in a row: by the radius, and by the order.</summary>
    public double Of(int place)
    {
        if (place != _lastPlace)
        {
            (_lastPlace, _last) = (place, Measured(place));
        }

        return _last;
    }

    /// <summary>Whether it is at most so many metres away. Most are so near or so far that their degrees say it; to measure takes five sines and roots.</summary>
    public bool IsWithin(int place, double metres)
    {
        if (IsBeyond(place, metres))
        {
            return false;
        }

        var there = _places!.Position(place);
        return (Math.Abs(there.Latitude - latitude) + Math.Abs(there.Longitude - longitude)) * MetresOfDegree * Rounding <= metres || Of(place) <= metres;
    }

    /// <summary>Whether its latitude alone is farther away than that, or it is not known where it is.</summary>
    public bool IsBeyond(int place, double metres) =>
        (_places!.IsLocated(place) ? Math.Abs(_places.Position(place).Latitude - latitude) * MetresOfDegree : double.PositiveInfinity) > metres * Rounding;

    private double Measured(int place)
    {
        if (!_places!.IsLocated(place))
        {
            return double.PositiveInfinity;
        }

        var there = _places.Position(place);
        var north = Math.Sin((there.Latitude - latitude) * Radian / 2);
        var east = Math.Sin((there.Longitude - longitude) * Radian / 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt((north * north) + (_breadth * Math.Cos(there.Latitude * Radian) * east * east))));
    }
}
