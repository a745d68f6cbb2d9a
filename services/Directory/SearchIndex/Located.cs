using Lucene.Net.Index;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>It is known where the place is, if only by its commune.</summary>
internal sealed class Located : IPlaceCondition
{
    private NumericDocValues? _latitudes;
    private NumericDocValues? _longitudes;

    /// <summary>The index gives 0 for what a place has not; nobody helps in the Gulf of Guinea, where both are.</summary>
    public static bool Is(NumericDocValues? latitudes, NumericDocValues? longitudes, int place) => latitudes is not null && (latitudes.Get(place) != 0 || longitudes!.Get(place) != 0);

    public void Enter(AtomicReader segment) => (_latitudes, _longitudes) = (segment.GetNumericDocValues(PlaceFields.Latitude), segment.GetNumericDocValues(PlaceFields.Longitude));

    public bool Holds(int place) => Is(_latitudes, _longitudes, place);
}
