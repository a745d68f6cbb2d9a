using System.Globalization;

namespace HubsPlatform.Portal.Clients;

/// <summary>What a reader looks for; with a point the results are sorted by distance.</summary>
public sealed record PlaceSearch
{
    public string? Text { get; init; }

    /// <summary>The words are taken as what they stand for.</summary>
    public bool IsByMeaning { get; init; }

    public (double Latitude, double Longitude)? Near { get; init; }

    public double? RadiusKm { get; init; }

    /// <summary>Wanted values of lists, each with the list's name at the directory.</summary>
    public IReadOnlyList<(string List, string Value)> Traits { get; init; } = [];

    public string? Hub { get; init; }

    public string? Departement { get; init; }

    public string? Commune { get; init; }

    /// <summary>SIREN of a group of communes.</summary>
    public string? Epci { get; init; }

    /// <summary>In a priority district of towns.</summary>
    public bool InQpv { get; init; }

    /// <summary>In a commune classed France Ruralités Revitalisation.</summary>
    public bool InFrr { get; init; }

    /// <summary><c>now</c>, or a date and time by the clock of the places.</summary>
    public string? OpenAt { get; init; }

    /// <summary>A day by the clock of the places, at whatever time of it.</summary>
    public string? OpenOn { get; init; }

    /// <summary>What is asked, without how much of the answer: the map's tiles take the same.</summary>
    public IEnumerable<(string Name, string? Value)> Filters()
    {
        yield return ("q", Text);
        yield return ("understood", IsByMeaning ? "true" : null);
        if (Near is var (latitude, longitude))
        {
            yield return ("near", string.Create(CultureInfo.InvariantCulture, $"{latitude},{longitude}"));
            yield return ("radiusKm", RadiusKm?.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var trait in Traits)
        {
            yield return trait;
        }

        yield return ("hub", Hub);
        yield return ("departement", Departement);
        yield return ("commune", Commune);
        yield return ("epci", Epci);
        yield return ("qpv", InQpv ? "true" : null);
        yield return ("frr", InFrr ? "true" : null);
        yield return ("openAt", OpenAt);
        yield return ("openOn", OpenOn);
    }

    /// <summary>What was found in place of what is written nowhere: the map shows the places of the list.</summary>
    public PlaceSearch Meant(FoundPlaces? found) =>
        found is null ? this : this with { Text = found.CorrectedText ?? Text, IsByMeaning = found.Understood is not null };
}
