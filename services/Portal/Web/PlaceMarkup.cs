using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Web;

/// <summary>A place in the words of schema.org, for search engines and assistants.</summary>
public static class PlaceMarkup
{
    // The encoder of the default options also escapes what could end the script element.
    private static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Of(Place place, PlaceHours? hours, string address) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "CivicStructure",
            ["@id"] = address,
            ["url"] = address,
            ["name"] = place.Name,
            ["description"] = place.Summary ?? place.Description,
            ["address"] = new Dictionary<string, object?>
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = place.Address,
                ["postalCode"] = place.PostalCode,
                ["addressLocality"] = place.Commune,
                ["addressCountry"] = "FR",
            },
            ["geo"] = place is { Latitude: { } latitude, Longitude: { } longitude }
                ? new Dictionary<string, object?> { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude }
                : null,
            ["telephone"] = place.Phone,
            ["email"] = place.Emails?.FirstOrDefault(),
            ["sameAs"] = place.Websites?.Where(Links.IsWeb).ToArray(),
            ["isAccessibleForFree"] = place.Fees is { Count: > 0 } fees ? fees.Contains("Gratuit") : null,
            ["openingHoursSpecification"] = hours?.Week.Where(day => place.Closures?.Any(closure => closure.Covers(day.Date)) != true).SelectMany(Specification).ToArray(),
            ["dateModified"] = place.UpdatedOn,
        }.Where(pair => pair.Value is not null).ToDictionary(),
        Compact);

    // Hours of this week, by date: the only way to say holidays too.
    private static IEnumerable<object> Specification(PlaceDay day)
    {
        var date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var span in day.Spans.Where(span => span.State.Status == HoursStatus.Open && !day.IsDoubtful))
        {
            yield return new Dictionary<string, object?>
            {
                ["@type"] = "OpeningHoursSpecification",
                ["validFrom"] = date,
                ["validThrough"] = date,
                ["dayOfWeek"] = $"https://schema.org/{day.Date.DayOfWeek}",
                ["opens"] = Clock(span.From),
                ["closes"] = Clock(span.To),
            };
        }
    }

    private static string Clock(int minutes) => minutes >= 1440 ? "23:59" : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
