using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What a reader looks for, checked. Several values of one list mean any of them; different criteria all have to hold.</summary>
/// <param name="Text">Words, as typed.</param>
/// <param name="Near">Sorts by distance from here.</param>
/// <param name="RadiusKm">At most this far from <paramref name="Near"/>.</param>
/// <param name="Masks">The wanted traits of each group of <see cref="TraitGroup.All"/>; 0 where any will do.</param>
/// <param name="Area">Where the place has to be.</param>
/// <param name="OpenAt">When it has to be open.</param>
public sealed record SearchRequest(string? Text, GeoPoint? Near, double? RadiusKm, IReadOnlyList<long> Masks, SearchArea Area, OpenTime? OpenAt)
{
    public const double WidestRadiusKm = 200;
    public const int LongestText = 200;

    /// <summary>What words stand for, as <see cref="Masks"/> is laid out: the place has it beside what is chosen in the lists.</summary>
    public IReadOnlyList<long> Meant { get; init; } = [];

    /// <summary>Words are taken as what they stand for before they are looked for.</summary>
    public bool IsByMeaning { get; init; }

    /// <summary>Nothing is asked for but the places themselves.</summary>
    public bool IsEverything => Text is null && Near is null && OpenAt is null && Area == SearchArea.Anywhere && Masks.Concat(Meant).All(mask => mask == 0);

    public bool IsByDistance => Near is not null;

    public bool IsByRank => Text is not null && Near is null;

    /// <summary>A cursor is good for the very question that it came with.</summary>
    public string Scope
    {
        get
        {
            var question = string.Join('\n', Text, Near, RadiusKm?.ToString(CultureInfo.InvariantCulture), string.Join('|', Masks), string.Join('|', Meant), IsByMeaning, Area, OpenAt);
            return $"places/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 8))}";
        }
    }
}

/// <summary>Codes of the official geographic code, and a hub; null where any will do.</summary>
/// <param name="Hub">Whose place it is.</param>
/// <param name="Departement">Its code.</param>
/// <param name="Commune">INSEE code, of an arrondissement too.</param>
/// <param name="Epci">SIREN.</param>
/// <param name="Qpv">Codes of priority districts joined by <c>|</c>, or <see cref="AnyQpv"/>.</param>
/// <param name="IsFrr">In a commune classed France Ruralités Revitalisation.</param>
/// <param name="PostalCode">Five digits.</param>
public sealed record SearchArea(HubId? Hub, string? Departement, string? Commune, string? Epci, string? Qpv = null, bool IsFrr = false, string? PostalCode = null)
{
    public const string AnyQpv = "true";

    public static readonly SearchArea Anywhere = new(null, null, null, null);
}

/// <summary>A moment, a time by the clock of each place, or a whole day by it.</summary>
/// <param name="Moment">Null for a time by the places' clocks.</param>
/// <param name="Local">Null for a moment.</param>
/// <param name="IsAllDay">The place is open at some time of the day of <paramref name="Local"/>.</param>
/// <param name="Word"><c>now</c> or a day of the week, where that was asked: another time at a later request, and still the same question.</param>
public sealed record OpenTime(DateTimeOffset? Moment, DateTime? Local, bool IsAllDay = false, string? Word = null)
{
    public const string Now = "now";

    /// <summary>The next such day of the week, today included.</summary>
    public static OpenTime On(DayOfWeek weekday, DateTimeOffset now)
    {
        var today = now.DayInFrance();
        return new OpenTime(null, today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7).ToDateTime(default), IsAllDay: true, Word: weekday.ToString());
    }

    /// <summary>What was asked.</summary>
    public override string ToString() => Word ?? string.Create(CultureInfo.InvariantCulture, $"{Moment:O}{Local:O}{(IsAllDay ? " day" : "")}");
}
