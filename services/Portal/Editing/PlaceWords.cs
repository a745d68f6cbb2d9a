using System.Globalization;
using System.Text.Json;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Editing;

/// <summary>Fields and values of places as people read them.</summary>
public static class PlaceWords
{
    /// <summary>The name of a field, also of those that nobody fills in.</summary>
    public static string FieldName(this Texts texts, string key) => texts.OrElse("record.field." + key, key);

    /// <param name="texts">The portal's words.</param>
    /// <param name="key">Of the field.</param>
    /// <param name="values">As the API has them.</param>
    /// <param name="hours">Opening hours in words, null where there are none for them; without it those of an ordinary week.</param>
    public static IReadOnlyList<string> FieldValues(this Texts texts, string key, IReadOnlyList<string> values, Func<string, IReadOnlyList<string>?>? hours = null) =>
        [.. values.SelectMany(value => key == PlaceFields.Hours && (hours ?? texts.Week)(value) is { } lines ? lines : [Written(texts, key, value)])];

    /// <summary>A value of the history; nothing where there was none.</summary>
    public static IReadOnlyList<string> FieldValues(this Texts texts, string key, JsonElement value, Func<string, IReadOnlyList<string>?>? hours = null) => value.ValueKind switch
    {
        JsonValueKind.Array => texts.FieldValues(key, [.. value.EnumerateArray().Select(Text)], hours),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => Text(value) is { Length: > 0 } text ? texts.FieldValues(key, [text], hours) : [],
    };

    /// <summary>Two values beside each other. What differs only in how it was written is shown as it was written.</summary>
    public static (IReadOnlyList<string> One, IReadOnlyList<string> Other) FieldValues(
        this Texts texts, string key, JsonElement one, JsonElement other, Func<string, IReadOnlyList<string>?>? hours = null)
    {
        var (inWords, otherInWords) = (texts.FieldValues(key, one, hours), texts.FieldValues(key, other, hours));
        var isOnlyNotation = one.ValueKind == other.ValueKind && !JsonElement.DeepEquals(one, other) && inWords.SequenceEqual(otherInWords);
        return isOnlyNotation ? (AsWritten(one), AsWritten(other)) : (inWords, otherInWords);
    }

    private static IReadOnlyList<string> AsWritten(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Text)],
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => Text(value) is { Length: > 0 } text ? [text] : [],
    };

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Written(Texts texts, string key, string value) => key switch
    {
        "typologies" => StructureTypes.NameOf(value),
        "phone" => Phones.Readable(value),
        "active" => texts[value == "true" ? "record.active" : "record.inactive"],
        PlaceFields.UpdatedOn => DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) ? day.ToString("d", CultureInfo.CurrentCulture) : value,
        "leftAt" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var time) ? time.InFrance().ToString("d", CultureInfo.CurrentCulture) : value,
        _ => PlaceFields.Find(key)?.Kind == FieldKind.Choices ? texts.Term(value) : value,
    };
}
