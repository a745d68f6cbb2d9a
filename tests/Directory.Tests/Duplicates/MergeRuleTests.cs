using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Duplicates;

public sealed class MergeRuleTests
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    private static GroupedRecord Record(int id, DateOnly? date, Func<PlaceDraft, PlaceDraft>? change = null)
    {
        var draft = new PlaceDraft { Id = $"r{id}", Nom = $"Nom {id}", Commune = "Dole", CodePostal = "39100", Adresse = $"{id} rue du Port", DepartementCode = "39", TerritoryCode = "39198", DateMaj = date };
        return new GroupedRecord(new Guid(id, 0, 0, new byte[8]), new Guid(id + 1_000, 0, 0, new byte[8]), change is null ? draft : change(draft));
    }

    [Fact]
    public void The_newest_wins_field_by_field_the_older_fills_in_and_lists_are_united()
    {
        var merged = MergeRule.Merge(
        [
            Record(1, Day.AddDays(-100), draft => draft with { Telephone = "+33384790000", Horaires = "Mo 09:00-12:00", Services = ["a", "b"], Pivot = "21390198300014" }),
            Record(2, Day, draft => draft with { Horaires = "Tu 09:00-12:00", Services = ["c", "b"] }),
        ]);

        (merged.Nom, merged.Adresse, merged.DateMaj, merged.Horaires, merged.Telephone, merged.Pivot).ShouldBe(("Nom 2", "2 rue du Port", Day, "Tu 09:00-12:00", "+33384790000", "21390198300014"));
        merged.Services.ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public void Of_a_record_half_a_year_older_only_the_programmes_are_kept()
    {
        PlaceDraft With(int days) => MergeRule.Merge(
        [
            Record(1, Day, draft => draft with { DispositifProgrammesNationaux = ["France Services"] }),
            Record(2, Day.AddDays(-days), draft => draft with { Courriels = ["a@b.fr"], Telephone = "+33384790000", Services = ["x"], DispositifProgrammesNationaux = ["Aidants Connect"] }),
        ]);

        With(182).Courriels.ShouldBe(["a@b.fr"]);
        var tooOld = With(183);
        (tooOld.Courriels.Count, tooOld.Telephone, tooOld.Services.Count).ShouldBe((0, null, 0));
        tooOld.DispositifProgrammesNationaux.ShouldBe(["France Services", "Aidants Connect"]);
    }

    [Fact]
    public void Latitude_and_longitude_come_from_one_record_and_the_structure_from_the_one_that_gives_the_SIRET()
    {
        GroupedRecord[] records = [Record(1, Day), Record(2, Day.AddDays(-1), draft => draft with { Latitude = 47, Longitude = 5, Pivot = "21390198300014" }), Record(3, null, draft => draft with { Latitude = 1, Longitude = 2 })];
        var merged = MergeRule.Merge(records);
        (merged.Latitude, merged.Longitude).ShouldBe((47d, 5d));
        MergeRule.StructureOf(records).ShouldBe(records[1].StructureId);
        MergeRule.StructureOf([records[0], records[2]]).ShouldBe(records[0].StructureId);
    }

    [Fact]
    public void The_order_of_the_records_does_not_matter_and_one_record_is_itself()
    {
        var texts = Gen.Elements(null, "a", "b");
        var lists = Gen.SubListOf("x", "y", "z").Select(list => (IReadOnlyList<string>)[.. list]);
        var records = from count in Gen.Choose(1, 5)
                      from details in (from days in Gen.Elements<int?>(null, 0, 10, 10, 182, 183, 400)
                                       from phone in texts
                                       from hours in texts
                                       from services in lists
                                       from programmes in lists
                                       select (days, phone, hours, services, programmes)).ListOf(count)
                      select details.Select((d, i) => Record(i + 1, d.days is { } days ? Day.AddDays(-days) : null,
                          draft => draft with { Telephone = d.phone, Horaires = d.hours, Services = d.services, DispositifProgrammesNationaux = d.programmes })).ToArray();
        var shuffled = from list in records from other in Gen.Shuffle(list) select (list, other);
        Prop.ForAll(shuffled.ToArbitrary(), pair =>
        {
            var (one, other) = (MergeRule.Merge(pair.list), MergeRule.Merge([.. pair.other]));
            Text(one).ShouldBe(Text(other));
            MergeRule.StructureOf(pair.list).ShouldBe(MergeRule.StructureOf([.. pair.other]));
            Text(MergeRule.Merge([pair.list[0]])).ShouldBe(Text(pair.list[0].Draft with { Services = [.. pair.list[0].Draft.Services] }));
            one.DispositifProgrammesNationaux.ToHashSet().SetEquals(pair.list.SelectMany(record => record.Draft.DispositifProgrammesNationaux)).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Groups_follow_from_the_pairs_alone()
    {
        var ids = Enumerable.Range(1, 8).Select(i => new Guid(i, 0, 0, new byte[8])).ToArray();
        var pairs = (from a in Gen.Choose(0, 7) from b in Gen.Choose(0, 7) where a != b select (ids[a], ids[b])).ListOf();
        Prop.ForAll((from list in pairs from other in Gen.Shuffle(list.ToArray()) select (list, other)).ToArbitrary(), drawn =>
        {
            var leaders = PlaceGroups.LeadersOf(ids, [.. drawn.list]);
            leaders.OrderBy(entry => entry.Key).ShouldBe(PlaceGroups.LeadersOf([.. ids.Reverse()], [.. drawn.other.Select(pair => (pair.Item2, pair.Item1))]).OrderBy(entry => entry.Key));
            drawn.list.ShouldAllBe(pair => leaders[pair.Item1] == leaders[pair.Item2] && leaders[pair.Item1] != null);
            foreach (var group in leaders.Where(entry => entry.Value is not null).GroupBy(entry => entry.Value!.Value))
            {
                group.Key.ShouldBe(group.Min(entry => entry.Key));
                group.Count().ShouldBeGreaterThan(1);
            }
        }).QuickCheckThrowOnFailure();
    }

    private static string Text(PlaceDraft draft) => System.Text.Json.JsonSerializer.Serialize(draft);
}
