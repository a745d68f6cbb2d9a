namespace HubsPlatform.Directory.SearchIndex;

/// <summary>What the index knows of a place.</summary>
internal static class PlaceFields
{
    // Words.

    /// <summary>Stems of name, commune and address, each as often as it counts: what plain words are looked for in.</summary>
    public const string Words = "words";

    /// <summary>The same stems in their order: what words in quotation marks are looked for in.</summary>
    public const string Text = "text";

    /// <summary>Words of names and communes as they are written, for those that were mistyped.</summary>
    public const string Word = "word";

    // What it is one of: whole terms.
    public const string Id = "id";
    public const string Hub = "hub";
    public const string Departement = "departement";
    public const string CommuneCode = "commune";
    public const string PostalCode = "postal_code";
    public const string Epci = "epci";
    public const string Qpv = "qpv";
    public const string Frr = "frr";
    public const string Cell = "cell";

    /// <summary>Value of <see cref="Qpv"/> and <see cref="Frr"/>: in any.</summary>
    public const string Any = "*";

    // Values by place, besides PlaceValues.
    public const string SortName = "sort_name";

    /// <summary>The minutes of its week (<see cref="OpenMinutes"/>); absent where it is not known to be open at any time.</summary>
    public const string Week = "week";

    /// <summary>Its hours, where its weeks are not all the same.</summary>
    public const string Hours = "hours";

    /// <summary>What a list shows of it, as JSON (<see cref="PlaceCard"/>).</summary>
    public const string Card = "card";
}
