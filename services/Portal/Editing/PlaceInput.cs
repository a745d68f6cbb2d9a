using System.Globalization;
using System.Text.Json;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.Extensions.Primitives;

namespace HubsPlatform.Portal.Editing;

/// <summary>What a place's form holds, field by field as texts: nothing that was typed is lost, whatever it is.</summary>
public sealed class PlaceInput
{
    /// <summary>The form's field with the commune that was chosen of several.</summary>
    public const string ChosenCommune = "commune_choisie";

    private const string Insee = "inseeCode";

    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private PlaceInput(Dictionary<string, IReadOnlyList<string>> values, HoursEntry? hours = null)
    {
        _values = values;
        Hours = hours ?? HoursEntry.Of(Text(PlaceFields.Hours));
    }

    public static PlaceInput Empty => new([]);

    public HoursEntry Hours { get; private init; }

    /// <summary>The commune that was chosen of several, as <see cref="CommuneChoice.Value"/> writes it.</summary>
    public string? Chosen { get; private init; }

    /// <summary>Texts of a field, without empty ones.</summary>
    public IReadOnlyList<string> this[string key] => _values.GetValueOrDefault(key) ?? [];

    /// <summary>The day of the update is not taken over: it will be that of the change.</summary>
    public static PlaceInput Of(HubPlace place)
    {
        var values = PlaceFields.All.ToDictionary(field => field.Key, field => field.Key == PlaceFields.UpdatedOn ? [] : field.Of(place));
        values[Insee] = place.InseeCode is { } insee ? [insee] : [];
        return new PlaceInput(values);
    }

    /// <param name="form">As it was sent.</param>
    /// <param name="original">What the form was made from.</param>
    public static PlaceInput Read(IFormCollection form, PlaceInput original)
    {
        var hours = HoursEntry.Read(form);
        var values = PlaceFields.All.ToDictionary(field => field.Key, field => Read(form[field.Key], field));
        values[PlaceFields.Hours] = hours.Value(original.Text(PlaceFields.Hours)) is { } osm ? [osm] : [];
        // It is shown as people write it; untouched, it stays as it was.
        values[PlaceFields.Phone] = values[PlaceFields.Phone] is [var typed] && original[PlaceFields.Phone] is [var known] && typed == Phones.Readable(known) ? [known] : values[PlaceFields.Phone];
        // The code belongs to the commune: another commune has another one.
        values[Insee] = Same(values, original._values, PlaceFields.Commune) && Same(values, original._values, PlaceFields.PostalCode) ? original[Insee] : [];
        return new PlaceInput(values, hours) { Chosen = form[ChosenCommune] };
    }

    /// <summary>A state of the form that a page hands on to the next, for comparing.</summary>
    public static PlaceInput Parse(string? json)
    {
        try
        {
            return new PlaceInput(string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? []);
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(_values);

    /// <summary>The only text of a field, or its texts one on each line.</summary>
    public string Text(string key) => string.Join('\n', this[key]);

    public bool SaysTheSame(PlaceField field, PlaceInput other) => Same(_values, other._values, field.Key);

    /// <summary>With some fields as another has them.</summary>
    public PlaceInput With(PlaceInput other, IEnumerable<string> keys)
    {
        var taken = keys.ToHashSet();
        var values = new Dictionary<string, IReadOnlyList<string>>(_values);
        foreach (var key in taken)
        {
            values[key] = other[key];
        }

        if (taken.Contains(PlaceFields.Commune) || taken.Contains(PlaceFields.PostalCode))
        {
            values[Insee] = taken.Contains(PlaceFields.Commune) && taken.Contains(PlaceFields.PostalCode) ? other[Insee] : [];
        }

        return new PlaceInput(values, taken.Contains(PlaceFields.Hours) ? null : Hours);
    }

    public PlaceInput At(CommuneChoice commune) => new(
        new Dictionary<string, IReadOnlyList<string>>(_values) { [PlaceFields.Commune] = [commune.Name], [PlaceFields.PostalCode] = [commune.PostalCode], [Insee] = [commune.Code] }, Hours);

    public PlaceInput At(HoursEntry hours) => new(new Dictionary<string, IReadOnlyList<string>>(_values), hours) { Chosen = Chosen };

    /// <summary>Whether the commune was found already.</summary>
    public bool KnowsCommune => this[Insee].Count > 0;

    /// <summary>For the API, by its names.</summary>
    public IReadOnlyDictionary<string, object?> ToRecord()
    {
        var record = PlaceFields.All.ToDictionary(field => field.Key, ValueOf);
        record[Insee] = this[Insee].FirstOrDefault();
        return record;
    }

    /// <returns>Fields whose text is no number or no date.</returns>
    public IEnumerable<PlaceField> Unreadable() => PlaceFields.All.Where(field => field.Kind is FieldKind.Number or FieldKind.Date && this[field.Key].Count > 0 && ValueOf(field) is null);

    private object? ValueOf(PlaceField field) => field.Kind switch
    {
        FieldKind.Lines or FieldKind.Choices => this[field.Key],
        FieldKind.Number => double.TryParse(Text(field.Key).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null,
        FieldKind.Date => DateOnly.TryParseExact(Text(field.Key), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        _ => this[field.Key].FirstOrDefault(),
    };

    private static IReadOnlyList<string> Read(StringValues sent, PlaceField field) => field.Kind switch
    {
        FieldKind.Choices => [.. sent.OfType<string>().Where(value => value.Length > 0)],
        FieldKind.Lines => TypedText.Clean(sent).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => TypedText.Clean(sent) is { Length: > 0 } text ? [text] : [],
    };

    private static bool Same(Dictionary<string, IReadOnlyList<string>> one, Dictionary<string, IReadOnlyList<string>> other, string key)
    {
        var (mine, theirs) = (one.GetValueOrDefault(key) ?? [], other.GetValueOrDefault(key) ?? []);
        return PlaceFields.Find(key)?.IsMany == true ? mine.ToHashSet().SetEquals(theirs) : mine.SequenceEqual(theirs);
    }
}
