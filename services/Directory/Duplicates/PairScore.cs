using System.Globalization;

namespace HubsPlatform.Directory.Duplicates;

/// <summary>One argument for or against two records being one place.</summary>
/// <param name="Code">What a client can test.</param>
/// <param name="Weight">Points that it brings; negative where it speaks against.</param>
/// <param name="Text">For people.</param>
public sealed record Reason(string Code, int Weight, string Text);

/// <summary>How much speaks for two records being one place: points from 0 to 100 and the reasons that add up to them.</summary>
public sealed record PairScore(int Value, IReadOnlyList<Reason> Reasons)
{
    /// <summary>From here on a pair is proposed (measured in docs/duplicates.md).</summary>
    public const int Proposed = 50;

    private const double Near = 50;
    private const double Walk = 500;
    private const double Away = 2_000;
    private const double FarAway = 10_000;
    private const int SirenDigits = 9;
    private const int SiretDigits = 14;

    /// <returns>Null where the two are different services, whatever else they share. The same whichever comes first.</returns>
    public static PairScore? Of(ComparedPlace one, ComparedPlace other)
    {
        if (one.PlainName.IsOtherServiceThan(other.PlainName))
        {
            return null;
        }

        List<Reason> reasons = [.. Arguments(one, other).Where(reason => reason.Weight != 0 || reason.Code == "name")];
        return new PairScore(Math.Clamp(reasons.Sum(reason => reason.Weight), 0, 100), reasons);
    }

    private static IEnumerable<Reason> Arguments(ComparedPlace one, ComparedPlace other)
    {
        var distance = one.DistanceTo(other);
        yield return OfName(one.PlainName.Likeness(other.PlainName));
        if (one.Street is { } street && other.Street is { } otherStreet)
        {
            yield return OfStreet(street.Likeness(otherStreet));
        }

        if (distance is { } metres)
        {
            yield return OfDistance(metres);
        }

        yield return OfArea(one, other, distance);
        yield return OfSiret(one.Pivot, other.Pivot);
        if (one.Phone is not null && one.Phone == other.Phone)
        {
            yield return new Reason("phone", 10, "Même numéro de téléphone");
        }

        if (one.Emails.Any(email => other.Emails.Contains(email, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new Reason("email", 10, "Même adresse électronique");
        }

        yield return OfTypology(one.Typologies, other.Typologies);
        if (one.Source == other.Source)
        {
            yield return new Reason("source", -5, "Deux fiches d’une même source, qui les tient pour deux lieux");
        }
    }

    private static Reason OfName(double likeness) => new("name", PointsFor(likeness, 45, -25), likeness switch
    {
        > 0.99 => "Même nom",
        >= 0.75 => $"Noms très proches ({Percent(likeness)})",
        >= 0.4 => $"Noms proches ({Percent(likeness)})",
        _ => "Noms différents",
    });

    private static Reason OfStreet(double likeness) => new("street", PointsFor(likeness, 25, -20), likeness switch
    {
        > 0.99 => "Même adresse",
        >= 0.75 => $"Adresses très proches ({Percent(likeness)})",
        >= 0.4 => "Adresses proches : même rue, autre numéro, ou rue écrite autrement",
        _ => "Adresses différentes",
    });

    private static Reason OfDistance(double metres) => new(
        "distance",
        metres switch
        {
            <= Near => 20,
            <= Walk => (int)Math.Round(20 * (Walk - metres) / (Walk - Near)),
            <= Away => 0,
            <= FarAway => -15,
            _ => -30,
        },
        metres switch
        {
            < 10 => "À moins de 10 m l’un de l’autre",
            < 1_000 => $"À {Math.Round(metres / 10) * 10:0} m l’un de l’autre",
            _ => string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"À {metres / 1_000:0.0} km l’un de l’autre"),
        });

    private static Reason OfArea(ComparedPlace one, ComparedPlace other, double? distance)
    {
        if (one.CommuneCode is not null && other.CommuneCode is not null && one.CommuneCode != other.CommuneCode)
        {
            return new Reason("commune", distance is <= Near ? 0 : -15, "Communes différentes");
        }

        // Two arrondissements of one city, or two districts of a town; of one who writes the city's own code nothing is known.
        var differ = distance is null && one.PostalCode.Length > 0 && other.PostalCode.Length > 0 && one.PostalCode != other.PostalCode;
        return new Reason("postal_code", differ ? -15 : 0, "Codes postaux différents dans la même commune");
    }

    private static Reason OfSiret(string? one, string? other) => (one, other) switch
    {
        (null, _) or (_, null) => new Reason("siret", 0, ""),
        _ when one == other => new Reason("siret", 15, one!.Length == SiretDigits ? "Même SIRET" : "Même numéro d’identification"),
        ({ Length: SiretDigits }, { Length: SiretDigits }) when !one!.AsSpan(0, SirenDigits).SequenceEqual(other.AsSpan(0, SirenDigits)) => new Reason("siret", -10, "SIRET d’organismes différents"),
        _ => new Reason("siret", 0, ""),
    };

    private static Reason OfTypology(string[] one, string[] other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return new Reason("typology", 0, "");
        }

        var isDesk = (string[] types) => types.Contains("RFS") || types.Contains("PIMMS");
        return one.Intersect(other).Any() || (isDesk(one) && isDesk(other))
            ? new Reason("typology", 5, "Même type de lieu")
            : new Reason("typology", -10, "Types de lieu différents");
    }

    /// <summary>Nothing at 0.4, all points at 1, the whole penalty at 0.</summary>
    private static int PointsFor(double likeness, int most, int least) =>
        (int)Math.Round(likeness >= 0.4 ? most * (likeness - 0.4) / 0.6 : least * (0.4 - likeness) / 0.4);

    private static string Percent(double likeness) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(likeness * 100):0} %");
}
