using System.Globalization;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages;

/// <summary>What a reader looks for, as the addresses of the search and of the map say it.</summary>
public sealed class SearchCriteria
{
    public const int UsualRadius = 20;

    /// <summary>Kilometres; 0 is the commune alone.</summary>
    public static readonly IReadOnlyList<int> Radii = [0, 5, 10, UsualRadius, 50, 100];

    [BindProperty(Name = "quoi")]
    public string? What { get; set; }

    /// <summary>The words are taken as what they stand for, though some places have them.</summary>
    [BindProperty(Name = "sens")]
    public bool IsByMeaning { get; set; }

    [BindProperty(Name = "ou")]
    public string? Where { get; set; }

    /// <summary>Code of the commune, where several have the same name.</summary>
    [BindProperty(Name = "commune")]
    public string? CommuneCode { get; set; }

    [BindProperty(Name = "rayon")]
    public int Radius { get; set; } = UsualRadius;

    /// <summary>A part of the map, where no commune is named: latitude, longitude and radius.</summary>
    [BindProperty(Name = "zone")]
    public string? ZoneText { get; set; }

    [BindProperty(Name = "services")]
    public string[] Services { get; set; } = [];

    [BindProperty(Name = "publics")]
    public string[] Publics { get; set; } = [];

    [BindProperty(Name = "access")]
    public string[] Access { get; set; } = [];

    [BindProperty(Name = "fees")]
    public string[] Fees { get; set; } = [];

    [BindProperty(Name = "labels")]
    public string[] Labels { get; set; } = [];

    [BindProperty(Name = "accompaniments")]
    public string[] Accompaniments { get; set; } = [];

    [BindProperty(Name = "departement")]
    public string? Departement { get; set; }

    [BindProperty(Name = "epci")]
    public string? Epci { get; set; }

    [BindProperty(Name = "qpv")]
    public bool InQpv { get; set; }

    [BindProperty(Name = "frr")]
    public bool InFrr { get; set; }

    [BindProperty(Name = "hub")]
    public string? Hub { get; set; }

    [BindProperty(Name = "quand")]
    public string? When { get; set; }

    [BindProperty(Name = "le")]
    public DateOnly? Day { get; set; }

    [BindProperty(Name = "heure")]
    public TimeOnly? Hour { get; set; }

    [BindProperty(Name = "suite")]
    public string? Cursor { get; set; }

    public OpeningWish Opening => new(When, Day, Hour);

    public MapZone? Zone => string.IsNullOrEmpty(Where) ? MapZone.Parse(ZoneText) : null;

    /// <summary>Sets aside what no form of ours could have sent.</summary>
    public void Tidy()
    {
        What = What?.Trim();
        IsByMeaning &= !string.IsNullOrEmpty(What);
        Where = Where?.Trim();
        Radius = Radii.Contains(Radius) ? Radius : UsualRadius;
        Departement = DepartementNames.NameOf(Departement) is null ? null : Departement;
        Epci = Departement is null || Epci is not { Length: 9 } || !Epci.All(char.IsAsciiDigit) ? null : Epci;
        foreach (var group in FilterGroup.All)
        {
            group.Set(this, [.. group.Of(this).Distinct().Intersect(group.Values)]);
        }
    }

    /// <summary>The criteria as parameters of a link, without the page.</summary>
    public IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("quoi", What),
        ("sens", IsByMeaning ? "true" : null),
        ("ou", Where),
        ("commune", CommuneCode),
        ("rayon", Radius == UsualRadius ? null : Radius.ToString(CultureInfo.InvariantCulture)),
        ("zone", Zone is null ? null : ZoneText),
        .. FilterGroup.All.SelectMany(group => group.Of(this).Select(value => (group.Name, (string?)value))),
        ("departement", Departement),
        ("epci", Epci),
        ("qpv", InQpv ? "true" : null),
        ("frr", InFrr ? "true" : null),
        ("hub", Hub),
        .. Opening.Parameters(),
    ];

    /// <param name="around">The commune that <see cref="Where"/> means.</param>
    /// <param name="now">By the clock of Paris.</param>
    public PlaceSearch ToSearch(Commune? around, DateTime now)
    {
        var point = around is { Latitude: { } latitude, Longitude: { } longitude } && Radius > 0 ? (latitude, longitude) : ((double, double)?)null;
        return new PlaceSearch
        {
            Text = What,
            IsByMeaning = IsByMeaning,
            Near = Zone?.Middle ?? point,
            RadiusKm = Zone?.RadiusKm ?? Radius,
            Traits = [.. FilterGroup.All.SelectMany(group => group.Of(this).Select(value => (group.Name, value)))],
            Hub = Hub,
            Departement = Departement ?? (around is not null && point is null && Radius > 0 ? around.DepartementCode : null),
            Epci = Epci,
            InQpv = InQpv,
            InFrr = InFrr,
            Commune = Radius == 0 ? around?.Code : null,
            OpenAt = Opening.At(now),
            OpenOn = Opening.On(now),
        };
    }
}
