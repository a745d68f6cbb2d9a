using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Editing;

/// <summary>The fields of the national standard (v1.0.2) that people fill in; id, INSEE code and what follows from the commune are found by the platform.</summary>
public static class PlaceFields
{
    public const string Hours = "openingHours";
    public const string Commune = "commune";
    public const string PostalCode = "postalCode";
    public const string UpdatedOn = "updatedOn";
    public const string Phone = "phone";

    public static readonly IReadOnlyList<PlaceFieldGroup> Groups =
    [
        new("identity",
        [
            Line("name", place => place.Name),
            Choices("typologies", StructureTypes.Codes, place => place.Typologies),
            Line("pivot", place => place.Pivot),
            Line("parentStructure", place => place.ParentStructure),
            Choices("itinerance", Vocabulary.Itinerance, place => place.Itinerance),
        ]),
        new("where",
        [
            Line("address", place => place.Address),
            Line("addressComplement", place => place.AddressComplement),
            Line(PostalCode, place => place.PostalCode),
            Line(Commune, place => place.Commune),
            Number("latitude", place => place.Latitude),
            Number("longitude", place => place.Longitude),
        ]),
        new("hours", [new(Hours, FieldKind.Hours, place => One(place.OpeningHours))]),
        new("contact",
        [
            Line(Phone, place => place.Phone),
            Lines("emails", place => place.Emails),
            Lines("websites", place => place.Websites),
            Line("bookingUrl", place => place.BookingUrl),
        ]),
        new("offer",
        [
            Choices("services", Vocabulary.Services, place => place.Services),
            Choices("accompaniments", Vocabulary.Accompaniments, place => place.Accompaniments),
            Choices("fees", Vocabulary.Fees, place => place.Fees),
        ]),
        new("access",
        [
            Choices("accessModes", Vocabulary.AccessModes, place => place.AccessModes),
            Choices("publics", Vocabulary.Publics, place => place.Publics),
            Choices("specificSupport", Vocabulary.SpecificSupport, place => place.SpecificSupport),
            Line("accessibilityUrl", place => place.AccessibilityUrl),
        ]),
        new("presentation",
        [
            new("summary", FieldKind.Paragraph, place => One(place.Summary)),
            new("description", FieldKind.Paragraph, place => One(place.Description)),
        ]),
        new("labels",
        [
            Choices("programmes", Vocabulary.Programmes, place => place.Programmes),
            Choices("labels", Vocabulary.Trainings, place => place.Labels),
            Lines("otherLabels", place => place.OtherLabels),
        ]),
        new("tracking",
        [
            Line("collector", place => place.Collector),
            new(UpdatedOn, FieldKind.Date, place => One(place.UpdatedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ]),
    ];

    public static readonly IReadOnlyList<PlaceField> All = [.. Groups.SelectMany(group => group.Fields)];

    /// <summary>What those who run a place fill in; who collected it and when is the platform's to know.</summary>
    public static readonly IReadOnlyList<PlaceFieldGroup> ForOwners = [.. Groups.Where(group => group.Key != "tracking")];

    public static readonly IReadOnlyList<PlaceField> NotForOwners = [.. All.Except(ForOwners.SelectMany(group => group.Fields))];

    private static readonly Dictionary<string, PlaceField> ByKey = All.ToDictionary(field => field.Key);

    /// <summary>Null for what nobody fills in.</summary>
    public static PlaceField? Find(string key) => ByKey.GetValueOrDefault(key);

    private static PlaceField Line(string key, Func<HubPlace, string?> text) => new(key, FieldKind.Line, place => One(text(place)));

    private static PlaceField Lines(string key, Func<HubPlace, IReadOnlyList<string>> texts) => new(key, FieldKind.Lines, texts);

    private static PlaceField Choices(string key, IReadOnlyList<string> values, Func<HubPlace, IReadOnlyList<string>> chosen) => new(key, FieldKind.Choices, chosen, values);

    private static PlaceField Number(string key, Func<HubPlace, double?> number) =>
        new(key, FieldKind.Number, place => One(number(place)?.ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<string> One(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [text];
}
