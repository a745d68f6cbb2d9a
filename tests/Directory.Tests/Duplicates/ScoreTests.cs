using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Directory.Duplicates;

namespace HubsPlatform.Directory.Tests.Duplicates;

public sealed class ScoreTests
{
    private static ComparedPlace Place(
        string name, string address = "", double? latitude = null, double? longitude = null, string? pivot = null, string? phone = null, string source = "un", string postalCode = "39100",
        string commune = "39198", string[]? typologies = null, string town = "Dole") => new()
        {
            Id = Guid.CreateVersion7(),
            Source = source,
            Name = name,
            Address = address,
            Commune = town,
            CommuneCode = commune,
            PostalCode = postalCode,
            DepartementCode = "39",
            Latitude = latitude,
            Longitude = longitude,
            Pivot = pivot,
            Phone = phone,
            Typologies = typologies ?? [],
        };

    private static int Score(ComparedPlace one, ComparedPlace other) => PairScore.Of(one, other)?.Value ?? 0;

    [Fact]
    public void A_town_hall_and_its_library_with_one_SIRET_at_one_address_are_two_places()
    {
        string[] names = ["Mairie de Dole", "Commune de Dole", "Ville de Dole - Médiathèque", "CCAS de Dole", "France services Dole", "Centre social de Dole", "Mission locale", "Espace public numérique de Dole", "MJC de Dole"];
        var places = names.Where(name => !name.StartsWith("Commune", StringComparison.Ordinal)).Select(name => Place(name, "1 place Nationale", 47.09, 5.49, "21390198300014", "+33384790000", name)).ToList();
        foreach (var one in places)
        {
            places.ShouldAllBe(other => other == one || PairScore.Of(one, other) == null, one.Name);
        }

        Score(places[0], Place("Commune de Dole", "1 pl. nationale", 47.09, 5.49, "21390198300014", source: "deux")).ShouldBeGreaterThanOrEqualTo(90);
    }

    [Fact]
    public void Branches_of_one_organisation_with_their_own_names_and_addresses_are_no_duplicates()
    {
        var thirteenth = Place("Emmaüs Connect Paris 13", "10 rue de la Fontaine", 48.83, 2.36, "79262853000129", "+33180059880", postalCode: "75013", commune: "75056", town: "Paris");
        var eighteenth = Place("Emmaüs Connect Paris 18", "4 rue des Martyrs", 48.89, 2.34, "79262853000129", "+33180059880", "deux", "75018", "75056", town: "Paris");
        Score(thirteenth, eighteenth).ShouldBeLessThan(PairScore.Proposed);
        Score(Place("LA POSTE", "8 Av du Mal de Lattre de Tassigny", 48.176748, 6.444835), Place("LA POSTE", "20 PL D AVRINSART", 48.183401, 6.45588, source: "deux")).ShouldBeLessThan(PairScore.Proposed);
    }

    [Fact]
    public void Coordinates_that_are_missing_never_count_as_near()
    {
        var somewhere = Place("Le Kiosque", "3 rue Pasteur", 47.09, 5.49);
        var nowhere = Place("Le Kiosque", "3 rue Pasteur", source: "deux");
        PairScore.Of(somewhere, nowhere)!.Reasons.ShouldNotContain(reason => reason.Code == "distance");
        Score(somewhere, nowhere).ShouldBeLessThan(Score(somewhere, Place("Le Kiosque", "3 rue Pasteur", 47.09, 5.49, source: "deux")));
        Score(Place("Espace numérique"), Place("Atelier tricot", source: "deux")).ShouldBe(0);
    }

    [Theory]
    [InlineData(0.00001, "À moins de 10 m l’un de l’autre")]
    [InlineData(0.0011, "À 120 m l’un de l’autre")]
    [InlineData(0.0359, "À 4,0 km l’un de l’autre")]
    public void A_distance_is_said_as_well_as_it_is_known(double degrees, string text) =>
        PairScore.Of(Place("Le Kiosque", "", 47.09, 5.49), Place("Le Kiosque", "", 47.09 + degrees, 5.49))!.Reasons.Single(reason => reason.Code == "distance").Text.ShouldBe(text);

    [Fact]
    public void Of_names_it_is_said_too_that_they_count_nothing()
    {
        var name = PairScore.Of(Place("Bus France services Nice mobile", "181 avenue du Maréchal Lyautey", town: "Nice"), Place("France services Nice Pasteur", "181 avenue du Maréchal Lyautey", town: "Nice"))!.Reasons[0];

        name.ShouldBe(new Reason("name", 0, "Noms proches (40 %)"));
    }

    [Fact]
    public void An_arrondissement_and_the_code_of_its_city_are_one_commune_but_two_arrondissements_are_not_near()
    {
        var city = Place("Le Kiosque", "3 rue Pasteur", postalCode: "75011", commune: "75056", town: "Paris");
        var district = Place("Le Kiosque", "3 rue Pasteur", postalCode: "75011", commune: "75056", source: "deux", town: "Paris");
        BlockKeys.Of(city).Intersect(BlockKeys.Around(district)).ShouldNotBeEmpty();
        Score(city, district).ShouldBeGreaterThanOrEqualTo(PairScore.Proposed);
        Score(city, Place("Le Kiosque", "", postalCode: "75018", commune: "75056", source: "deux", town: "Paris")).ShouldBeLessThan(PairScore.Proposed);
    }

    [Theory]
    [InlineData("Maison de services au public", "France services Dole", "4 av. de Gray", "4 Avenue de Gray")]
    [InlineData("MDS Dole", "Maison des Solidarités de Dole", "34 place Jean Jaurès", "34 pl Jean Jaures")]
    [InlineData("Mediatheque ste Anne", "Bibliothèque Sainte-Anne", "12 bis rue du Gal Leclerc", "12 rue du Général Leclerc")]
    [InlineData("UTOP LAB FACTORY", "Utoplab Factory", "9 traverse des Pénitents", "9 traverse des pénitents")]
    public void Other_words_for_the_same_are_the_same(string one, string other, string address, string otherAddress) =>
        Score(Place(one, address), Place(other, otherAddress, source: "deux")).ShouldBeGreaterThanOrEqualTo(PairScore.Proposed);

    [Fact]
    public void The_score_is_the_same_whichever_comes_first_and_adds_up()
    {
        var words = Gen.Elements("Mairie", "de", "Dole", "France", "services", "Médiathèque", "Antenne", "1", "2", "Jaurès", "JAURES", "St", "Claude", "", "👍", "Espace");
        var texts = words.ListOf().Select(list => string.Join(' ', list));
        var places = from name in texts
                     from address in texts
                     from at in Gen.Elements<(double, double)?>(null, (47.09, 5.49), (47.0901, 5.4901), (47.2, 5.5))
                     from pivot in Gen.Elements(null, "21390198300014", "21390198300022", "79262853000129", "W391000001")
                     from phone in Gen.Elements(null, "+33384790000", "+33384790001")
                     from source in Gen.Elements("un", "deux")
                     from commune in Gen.Elements("39198", "39300")
                     from types in Gen.Elements<string[]>([], ["BIB"], ["RFS", "ASSO"], ["PIMMS"])
                     select Place(name, address, at?.Item1, at?.Item2, pivot, phone, source, commune: commune, typologies: types);
        Prop.ForAll(places.Two().ToArbitrary(), pair =>
        {
            var (one, other) = (PairScore.Of(pair.Item1, pair.Item2), PairScore.Of(pair.Item2, pair.Item1));
            (one?.Value).ShouldBe(other?.Value);
            if (one is null)
            {
                return;
            }

            one.Reasons.ShouldBe(other!.Reasons);
            one.Value.ShouldBe(Math.Clamp(one.Reasons.Sum(reason => reason.Weight), 0, 100));
            one.Reasons.ShouldAllBe(reason => reason.Text.Length > 0);
        }).QuickCheckThrowOnFailure();
    }
}
