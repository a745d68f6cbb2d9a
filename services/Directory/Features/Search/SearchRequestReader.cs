using System.Globalization;
using HubsPlatform.Directory.PriorityAreas;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Reads a search from an address; what cannot be meant is answered with the parameter and the remedy.</summary>
internal ref struct SearchRequestReader(IQueryCollection query)
{
    private const int LongestShown = 80;

    private readonly IQueryCollection _query = query;

    /// <summary>The first thing that is wrong.</summary>
    private ProblemHttpResult? _problem;

    /// <param name="query">Of the address.</param>
    /// <param name="now">What <c>openAt=now</c> and <c>openOn=saturday</c> mean.</param>
    /// <param name="request">Only where nothing is wrong.</param>
    public static ProblemHttpResult? TryRead(IQueryCollection query, DateTimeOffset now, out SearchRequest request)
    {
        var reader = new SearchRequestReader(query);
        var near = reader.Point();
        request = new SearchRequest(reader.Text(), near, reader.Radius(near), reader.Masks(), reader.Area(), reader.Time(now)) { IsByMeaning = query["understood"] == "true" };
        return reader._problem;
    }

    private string? Text()
    {
        var text = _query["q"].ToString().Trim();
        if (text.Length > SearchRequest.LongestText)
        {
            Wrong("query_too_long", $"La recherche compte au plus {SearchRequest.LongestText} caractères.", "q");
        }
        else if (text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            Wrong("invalid_text", "La recherche contient un caractère qui ne se cherche pas.", "q");
        }

        return text.Length == 0 ? null : text;
    }

    private GeoPoint? Point()
    {
        GeoPoint? near = null;
        if (_query["near"].ToString() is { Length: > 0 } point && !GeoPoint.TryParse(point, out near))
        {
            Wrong("invalid_point", "Écrivez le point ainsi : near=47.322,5.0415 (latitude puis longitude, en degrés).", "near");
        }

        return near;
    }

    private double? Radius(GeoPoint? near)
    {
        if (_query["radiusKm"].ToString() is not { Length: > 0 } wanted)
        {
            return null;
        }

        if (!double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var km) || !(km > 0 && km <= SearchRequest.WidestRadiusKm))
        {
            Wrong("radius_out_of_range", $"Le rayon va de 0 à {SearchRequest.WidestRadiusKm} km.", "radiusKm");
        }
        else if (near is null)
        {
            Wrong("point_required", "Un rayon demande un point : ajoutez near=LATITUDE,LONGITUDE.", "radiusKm");
        }

        return km;
    }

    private long[] Masks()
    {
        var masks = new long[TraitGroup.All.Count];
        for (var i = 0; i < masks.Length; i++)
        {
            var group = TraitGroup.All[i];
            foreach (var written in _query[group.Name].SelectMany(value => (value ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)))
            {
                var shown = written.Length <= LongestShown ? written : written[..LongestShown] + "…";
                if (group.TryRecognise(shown, out var bit))
                {
                    masks[i] |= bit;
                }
                else if (group == TraitGroup.Services)
                {
                    Wrong("unknown_service", $"« {shown} » n'est pas un service du standard national.", group.Name);
                }
                else
                {
                    Wrong("unknown_value", $"« {shown} » n'est pas une valeur du standard national. Valeurs : {string.Join(", ", group.Values)}.", group.Name);
                }
            }
        }

        return masks;
    }

    private SearchArea Area()
    {
        HubId? hub = null;
        if (_query["hub"].ToString() is { Length: > 0 } alias)
        {
            if (HubId.TryParse(alias, out var parsed))
            {
                hub = parsed;
            }
            else
            {
                Wrong("invalid_hub", "Ce n'est pas l'identifiant d'un hub.", "hub");
            }
        }

        return new SearchArea(
            hub,
            Code("departement", 3, "invalid_departement", "Ce n'est pas le code d'un département."),
            Code("commune", 5, "invalid_commune", "Ce n'est pas le code INSEE d'une commune."),
            Code("epci", 9, "invalid_epci", "Ce n'est pas le code (SIREN) d'un EPCI."),
            Qpv(),
            IsFrr(),
            Code("postalCode", 5, "invalid_postal_code", "Ce n'est pas un code postal : il a cinq chiffres."));
    }

    private string? Qpv()
    {
        var codes = _query["qpv"].SelectMany(value => (value ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)).Select(code => code.Trim().ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal).ToList();
        if (codes.Contains("TRUE"))
        {
            return SearchArea.AnyQpv;
        }

        if (!codes.All(AreaKind.IsQpvCode))
        {
            Wrong("invalid_qpv", "Ce n'est pas le code d'un quartier prioritaire : écrivez-le ainsi, qpv=QN02101M, ou qpv=true pour tous.", "qpv");
        }

        return codes.Count == 0 ? null : string.Join('|', codes);
    }

    private bool IsFrr()
    {
        var wanted = _query["frr"].ToString();
        if (wanted is not ("" or "true" or "false"))
        {
            Wrong("invalid_frr", "Écrivez frr=true pour les communes classées France Ruralités Revitalisation.", "frr");
        }

        return wanted == "true";
    }

    private string? Code(string name, int longest, string problem, string detail)
    {
        var code = _query[name].ToString();
        if (code.Length > longest || !code.All(char.IsAsciiLetterOrDigit))
        {
            Wrong(problem, detail, name);
        }

        return code.Length == 0 ? null : code;
    }

    private OpenTime? Time(DateTimeOffset now)
    {
        var (text, day) = (_query["openAt"].ToString(), _query["openOn"].ToString());
        if (text.Length > 0 && day.Length > 0)
        {
            Wrong("two_times", "Demandez soit un moment (openAt), soit un jour (openOn).", "openOn");
        }

        if (text.Length == 0)
        {
            return day.Length == 0 ? null : Day(day, now);
        }

        if (text == OpenTime.Now)
        {
            return new OpenTime(now, null, Word: text);
        }

        // « 2026-11-28T10:00 » is ten o'clock by the place's own clock, « …Z » and « …+01:00 » are moments. An unescaped plus arrives as a space.
        if (!DateTime.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) || time.Year is < 2000 or > 2100)
        {
            Wrong("invalid_time", "Écrivez la date et l'heure ainsi : openAt=2026-11-28T10:00, ou openAt=now.", "openAt");
            return null;
        }

        return time.Kind == DateTimeKind.Unspecified ? new OpenTime(null, time) : new OpenTime(new DateTimeOffset(time.ToUniversalTime()), null);
    }

    /// <summary>A date, or the next such day of the week, today included.</summary>
    private OpenTime? Day(string text, DateTimeOffset now)
    {
        if (Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var weekday) && char.IsAsciiLetter(text[0]))
        {
            return OpenTime.On(weekday, now);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2100)
        {
            Wrong("invalid_day", "Écrivez la date ainsi : openOn=2026-11-28, ou le jour de la semaine en anglais : openOn=saturday.", "openOn");
            return null;
        }

        return new OpenTime(null, day.ToDateTime(default), IsAllDay: true);
    }

    private void Wrong(string code, string detail, string field) => _problem ??= Problem.BadRequest(code, detail, field);
}
