using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours;
using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>The whole round of an itinerant place; what is not in it is no stop any more.</summary>
public sealed record StopsForm(IReadOnlyList<StopForm>? Items)
{
    private const int MostStops = 100;

    internal (IReadOnlyList<Stop> Stops, IReadOnlyList<FieldError> Errors) Check(ITerritoryMap territories)
    {
        if (Items is null or { Count: > MostStops })
        {
            return ([], [new("items", "invalid_stops", $"Une tournée est une liste d'au plus {MostStops} arrêts.")]);
        }

        List<FieldError> errors = [];
        List<Stop> stops = [];
        foreach (var (index, form) in Items.Index())
        {
            if (form?.Check(territories, (field, code, message) => errors.Add(new($"items[{index}].{field}", code, message))) is { } stop)
            {
                stops.Add(stop);
            }
        }

        return (stops, errors);
    }
}

/// <param name="Commune">Its name; with the postal code or the INSEE code it must say which one.</param>
public sealed record StopForm(
    string? Name, string? Commune, string? PostalCode, string? CommuneCode, string? Address, double? Latitude, double? Longitude, string? OpeningHours, IReadOnlyList<DateOnly>? Dates)
{
    private const int LongestText = 200;
    private const int MostDates = 366;

    internal Stop? Check(ITerritoryMap territories, Action<string, string, string> refuse)
    {
        var isFine = true;
        foreach (var (field, text) in new[] { ("name", Name), ("address", Address) })
        {
            Require(text is null || (text.Length <= LongestText && !text.Any(char.IsControl)), field, "invalid_text", $"Au plus {LongestText} caractères.");
        }

        var commune = territories.ResolveCommune(Clean(PostalCode), Clean(Commune), Clean(CommuneCode));
        Require(commune is not null, "commune", "unknown_commune", "Cette commune n'est pas connue, ou plusieurs portent ce nom : ajoutez le code postal.");
        Require(Latitude is null == Longitude is null, "longitude", "position_incomplete", "Une position a une latitude et une longitude.");
        Require(Latitude is null or (>= -90 and <= 90), "latitude", "invalid_position", "Une latitude va de -90 à 90.");
        Require(Longitude is null or (>= -180 and <= 180), "longitude", "invalid_position", "Une longitude va de -180 à 180.");
        Require(Clean(OpeningHours) is null || OsmHours.TryParse(OpeningHours, out _, out _), "openingHours", "invalid_hours", "Ces horaires ne sont pas au format OpenStreetMap.");
        Require(Clean(OpeningHours) is not null || Dates is { Count: > 0 }, "openingHours", "hours_missing", "Indiquez des horaires ou des dates.");
        Require(Dates is null or { Count: <= MostDates }, "dates", "too_many_dates", $"Au plus {MostDates} dates ; pour un passage régulier, indiquez des horaires.");
        return isFine && commune is not null
            ? new Stop(Clean(Name), commune.Code, commune.Name, Clean(PostalCode), Clean(Address), Latitude, Longitude, Clean(OpeningHours), [.. (Dates ?? []).Distinct().Order()])
            : null;

        void Require(bool holds, string field, string code, string message)
        {
            if (!holds)
            {
                isFine = false;
                refuse(field, code, message);
            }
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
