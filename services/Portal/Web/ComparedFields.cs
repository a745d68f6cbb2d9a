using System.Globalization;
using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Web;

/// <summary>One field of two records, and of the place that they are or would be together.</summary>
/// <param name="Key">Of its name in Duplicates.resx.</param>
/// <param name="Differs">Each of the two says something else; one that says nothing contradicts nobody.</param>
public sealed record ComparedField(string Key, IReadOnlyList<string> One, IReadOnlyList<string> Other, IReadOnlyList<string> Merged, bool Differs);

/// <summary>Two records field by field.</summary>
public static class ComparedFields
{
    private const string Hours = "openingHours";

    private static readonly (string Key, Func<ComparedRecord, IEnumerable<string?>> Of)[] All =
    [
        ("name", place => [place.Name]),
        ("address", place => [place.Address, place.AddressComplement]),
        ("commune", place => [$"{place.PostalCode} {place.Commune}".Trim()]),
        ("coordinates", place => [place.Latitude is { } latitude && place.Longitude is { } longitude ? string.Create(CultureInfo.InvariantCulture, $"{latitude:0.#####}, {longitude:0.#####}") : null]),
        ("pivot", place => [place.Pivot]),
        ("typologies", place => place.Typologies.Select(StructureTypes.NameOf)),
        ("phone", place => [place.Phone is null ? null : Phones.Readable(place.Phone)]),
        ("emails", place => place.Emails),
        ("websites", place => place.Websites),
        (Hours, place => [place.OpeningHours]),
        ("summary", place => [place.Summary]),
        ("description", place => [place.Description]),
        ("parentStructure", place => [place.ParentStructure]),
        ("updatedOn", place => [place.UpdatedOn?.ToString("d", CultureInfo.CurrentCulture)]),
        ("services", place => place.Services),
        ("publics", place => place.Publics),
        ("specificSupport", place => place.SpecificSupport),
        ("fees", place => place.Fees),
        ("programmes", place => place.Programmes),
        ("labels", place => [.. place.Labels, .. place.OtherLabels]),
        ("accessModes", place => place.AccessModes),
        ("accompaniments", place => place.Accompaniments),
        ("itinerance", place => place.Itinerance),
        ("accessibilityUrl", place => [place.AccessibilityUrl]),
        ("bookingUrl", place => [place.BookingUrl]),
    ];

    /// <param name="one">A record.</param>
    /// <param name="other">The other.</param>
    /// <param name="merged">What they are or would be together.</param>
    /// <param name="hours">Opening hours as people read them; what is the same in another notation does not differ.</param>
    /// <returns>Only fields that one of the two records fills in.</returns>
    public static IReadOnlyList<ComparedField> Of(ComparedRecord one, ComparedRecord other, ComparedRecord? merged, Func<ComparedRecord, IReadOnlyList<string>> hours) =>
    [
        .. All.Select(field => Compare(field.Key, Values(field.Of(one)), Values(field.Of(other)), merged is null ? [] : Values(field.Of(merged))))
            .Where(field => field.One.Count + field.Other.Count > 0)
            .Select(field => field.Key == Hours ? Compare(Hours, hours(one), hours(other), merged is null ? [] : hours(merged)) : field),
    ];

    private static ComparedField Compare(string key, IReadOnlyList<string> one, IReadOnlyList<string> other, IReadOnlyList<string> merged) =>
        new(key, one, other, merged, one.Count > 0 && other.Count > 0 && !one.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other));

    private static IReadOnlyList<string> Values(IEnumerable<string?> texts) => [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!)];
}
