using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Tests.Territories;

public sealed class CommuneFinderTests
{
    private static readonly OfficialCode Code = OfficialCode.Load();
    private static readonly CommuneFinder Finder = new(Code);

    [Fact]
    public void The_whole_official_code_is_there()
    {
        Code.Communes.Count.ShouldBeGreaterThan(34_000);
        Code.Departements.Count.ShouldBe(109);
        Code.Epcis.Count.ShouldBeGreaterThan(1_200);
        Code.Communes.Values.ShouldAllBe(commune => Code.Departements.ContainsKey(commune.DepartementCode));
        Code.Communes.Values.Sum(commune => (long)(commune.Population ?? 0)).ShouldBeInRange(65_000_000, 75_000_000);
    }

    [Fact]
    public void Every_commune_is_found_by_its_code_with_or_without_its_name()
    {
        foreach (var commune in Code.Communes.Values)
        {
            Finder.Resolve(null, null, commune.Code)?.Code.ShouldBe(commune.Code);
            Finder.Resolve(commune.PostalCodes.FirstOrDefault(), commune.Name.ToUpperInvariant(), commune.Code)?.Code.ShouldBe(commune.Code);
        }
    }

    [Fact]
    public void Every_commune_is_found_by_postal_code_and_name_however_it_is_spelled()
    {
        var missed = new List<string>();
        foreach (var commune in Code.Communes.Values.Where(commune => commune.PostalCodes.Count > 0))
        {
            foreach (var spelling in Spellings(commune.Name))
            {
                // Two communes of one postal code may bear the same name but for an accent: then no answer is the right one.
                var found = Finder.Resolve(commune.PostalCodes[0], spelling, null);
                if (found is not null && found.Code != commune.Code && PlainNames.Of(found.Name) != PlainNames.Of(commune.Name))
                {
                    missed.Add($"{commune.PostalCodes[0]} {spelling}: {found.Name}");
                }
                else if (found is null)
                {
                    missed.Add($"{commune.PostalCodes[0]} {spelling}: nothing");
                }
            }
        }

        missed.Count.ShouldBeLessThan(10, string.Join('\n', missed.Take(20)));
    }

    [Theory]
    [InlineData("75012", "Paris 12e", null, "75056")]
    [InlineData(null, null, "75112", "75056")]
    [InlineData("13001", "Marseille 1er Arrondissement", "13201", "13055")]
    [InlineData("69003", "LYON 3EME", null, "69123")]
    [InlineData("25030", "BESANCON CEDEX", null, "25056")]
    [InlineData("42000", "St Etienne", null, "42218")]
    [InlineData("76600", "Havre (Le)", null, "76351")]
    [InlineData("01200", "Bellegarde sur Valserine", null, "01033")]
    [InlineData("1000", "Bourg-en-Bresse", null, "01053")]
    [InlineData("20000", "Ajaccio", null, "2A004")]
    [InlineData("97150", "Marigot", null, "97801")]
    [InlineData("98713", "Papeete", null, "98735")]
    [InlineData(null, "Dijon", null, "21231")]
    [InlineData("97600", "Mamoudzou", "97610", "97611")]
    [InlineData("05110", "Claret", "04058", "04058")]
    public void Real_spellings_lead_to_the_commune(string? postalCode, string? name, string? inseeCode, string expected) =>
        Finder.Resolve(postalCode, name, inseeCode)?.Code.ShouldBe(expected);

    [Theory]
    [InlineData(null, "Saint-Denis", null)]
    [InlineData("33650", null, null)]
    [InlineData(null, null, null)]
    [InlineData("99999", "Nulle-Part", "99999")]
    [InlineData("21000", "", "")]
    [InlineData("x", "\ud800abc", "9")]
    public void What_is_doubtful_stays_unresolved(string? postalCode, string? name, string? inseeCode)
    {
        var found = Finder.Resolve(postalCode, name, inseeCode);
        if (found is not null)
        {
            found.How.ShouldBe(CommuneMatchKind.PostalCode);
        }
    }

    [Theory]
    [InlineData("besan", "Besançon")]
    [InlineData("havre", "Le Havre")]
    [InlineData("le havre", "Le Havre")]
    [InlineData("21000", "Dijon")]
    [InlineData("st etien", "Saint-Étienne")]
    public void A_beginning_is_enough_to_choose_a_commune(string text, string first) =>
        new CommuneNames(Code).Beginning(text, 5)[0].Name.ShouldBe(first);

    private static IEnumerable<string> Spellings(string name) =>
    [
        name,
        name.ToUpperInvariant().Replace('-', ' '),
        name.Replace("Saint-", "St ", StringComparison.Ordinal).Replace("Sainte-", "Ste ", StringComparison.Ordinal),
        name.Replace('\'', '’'),
        name + " CEDEX 3",
    ];
}
