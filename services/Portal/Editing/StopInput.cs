using System.Globalization;
using HubsPlatform.OpeningHours.Texts;
using HubsPlatform.Portal.Clients;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Editing;

/// <summary>A stop of an itinerant place as it is typed. Binding gives null for what was left empty.</summary>
public sealed class StopInput
{
    private static readonly string[] DateFormats = ["d/M/yyyy", "yyyy-MM-dd"];
    private static readonly char[] Between = ['\n', '\r', ',', ';', ' '];

    /// <summary>Of the round; -1 for one more.</summary>
    [BindProperty(Name = "arret")]
    public int Index { get; set; } = -1;

    [BindProperty(Name = "nom")]
    public string? Name { get; set; }

    [BindProperty(Name = "commune")]
    public string? Commune { get; set; }

    [BindProperty(Name = "code_postal")]
    public string? PostalCode { get; set; }

    [BindProperty(Name = "adresse")]
    public string? Address { get; set; }

    [BindProperty(Name = "horaires")]
    public string? Typed { get; set; }

    [BindProperty(Name = "dates")]
    public string? Dates { get; set; }

    public static StopInput Of(RoundStop stop, int index) => new()
    {
        Index = index,
        Name = stop.Name,
        Commune = stop.Commune,
        PostalCode = stop.PostalCode,
        Address = stop.Address,
        Typed = stop.OpeningHours,
        Dates = string.Join('\n', (stop.Dates ?? []).Select(day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture))),
    };

    /// <param name="known">The stop that is changed: its position stays while its address does.</param>
    public RoundStop ToStop(RoundStop? known)
    {
        var isThere = known is not null && known.Commune == Commune && known.PostalCode == PostalCode;
        var stays = isThere && known!.Address == Address;
        return new RoundStop(Name, isThere ? known!.CommuneCode : null, Commune, PostalCode, Address, stays ? known!.Latitude : null, stays ? known!.Longitude : null, Hours, [.. Days().OfType<DateOnly>()]);
    }

    /// <summary>French hours are written in OpenStreetMap's format, which alone the round takes.</summary>
    private string? Hours => Typed is null ? null : HoursReader.Read(Typed).Hours?.ToString() ?? Typed;

    /// <summary>Texts that are no dates.</summary>
    public IEnumerable<string> BadDates => Words().Where(word => Day(word) is null);

    /// <summary>The form's field for one of the API (« items[2].commune »).</summary>
    public static string? FieldOf(string field) => field[(field.LastIndexOf('.') + 1)..] switch
    {
        "name" => "nom",
        "commune" or "communeCode" => "commune",
        "postalCode" => "code_postal",
        "address" => "adresse",
        "openingHours" => "horaires",
        "dates" => "dates",
        _ => null,
    };

    private IEnumerable<DateOnly?> Days() => Words().Select(Day);

    private string[] Words() => (Dates ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly? Day(string word) => DateOnly.TryParseExact(word, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
