using System.Collections;
using System.Globalization;
using System.Text.Json;
using HubsPlatform.OpeningHours.Rules;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Web;

/// <summary>
/// A place in the words of schema.org, for search engines and assistants: only properties that schema.org gives to a CivicStructure, which has
/// neither an e-mail address nor a date of change.
/// </summary>
public static class PlaceMarkup
{
    private const string Midnight = "00:00";

    // The default encoder also escapes what could end the script element.
    public static string Of(Place place, PlaceHours? hours, string address) => JsonSerializer.Serialize(Said(
        ("@context", "https://schema.org"),
        ("@type", "CivicStructure"),
        ("@id", address),
        ("url", address),
        ("name", place.Name),
        ("description", place.Summary ?? place.Description),
        ("keywords", place.Services is { Count: > 0 } services ? string.Join(", ", services) : null),
        ("address", Said(
            ("@type", "PostalAddress"),
            ("streetAddress", place.Address),
            ("postalCode", place.PostalCode),
            ("addressLocality", place.Commune),
            ("addressCountry", "FR"))),
        ("geo", place is { Latitude: { } latitude, Longitude: { } longitude } ? Said(("@type", "GeoCoordinates"), ("latitude", latitude), ("longitude", longitude)) : null),
        ("telephone", place.Phone),
        ("sameAs", place.Websites?.Where(Links.IsWeb).ToArray()),
        ("isAccessibleForFree", place.Fees is { Count: > 0 } fees ? fees.Contains("Gratuit") : null),
        ("openingHoursSpecification", Specifications(place, hours).ToArray())));

    /// <summary>The week as it always is, where it is; else that of these days, by date. What was announced to be closed is said either way.</summary>
    private static IEnumerable<object> Specifications(Place place, PlaceHours? hours)
    {
        if (hours?.OrdinaryWeek is { } week)
        {
            var days = week.SelectMany((spans, day) => Open(spans).Select(span => (span.From, span.To, Day: Name((DayOfWeek)((day + 1) % 7)))));
            foreach (var alike in days.GroupBy(span => (span.From, span.To), span => span.Day))
            {
                yield return Specification(Clock(alike.Key.From), Clock(alike.Key.To), [.. alike]);
            }

            if (hours.PublicHoliday is { } holiday)
            {
                var open = Open(holiday).ToArray();
                foreach (var span in open)
                {
                    yield return Specification(Clock(span.From), Clock(span.To), ["https://schema.org/PublicHolidays"]);
                }

                if (open.Length == 0)
                {
                    yield return Specification(Midnight, Midnight, ["https://schema.org/PublicHolidays"]);
                }
            }
        }
        else
        {
            foreach (var day in (hours?.Week ?? []).Where(day => !day.IsDoubtful && place.ClosureOn(day.Date) is null))
            {
                foreach (var span in Open(day.Spans))
                {
                    yield return Specification(Clock(span.From), Clock(span.To), [Name(day.Date.DayOfWeek)], day.Date, day.Date);
                }
            }
        }

        foreach (var closure in place.Closures ?? [])
        {
            yield return Specification(Midnight, Midnight, null, closure.From, closure.To);
        }
    }

    private static IEnumerable<HoursSpan> Open(IReadOnlyList<HoursSpan> spans) => spans.Where(span => span.State.Status == HoursStatus.Open);

    private static string Name(DayOfWeek day) => $"https://schema.org/{day}";

    /// <summary>Opening and closing at midnight means closed, as search engines read it.</summary>
    private static Dictionary<string, object> Specification(string opens, string closes, string[]? days, DateOnly? from = null, DateOnly? through = null) => Said(
        ("@type", "OpeningHoursSpecification"),
        ("dayOfWeek", days is [var only] ? only : days),
        ("opens", opens),
        ("closes", closes),
        ("validFrom", from),
        ("validThrough", through));

    private static Dictionary<string, object> Said(params (string Name, object? Value)[] properties) =>
        properties.Where(property => property.Value is not (null or ICollection { Count: 0 })).ToDictionary(property => property.Name, property => property.Value!);

    private static string Clock(int minutes) => minutes >= 1440 ? "23:59" : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
