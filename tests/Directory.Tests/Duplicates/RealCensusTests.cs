using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Duplicates;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>A hub's real census of 792 places, of which a person removed 146 as duplicates the day after; figures and method are in docs/duplicates.md.</summary>
public sealed class RealCensusTests
{
    [SkippableFact]
    public void Proposals_on_a_real_census_are_those_of_the_documentation()
    {
        var places = RealCensus.HubDuSud();
        var candidates = RealCensus.Candidates(places);
        var proposed = candidates.Where(pair => pair.Score is { Value: >= PairScore.Proposed }).ToList();
        var leaders = PlaceGroups.LeadersOf([.. places.Select(place => place.Id)], [.. proposed.Select(pair => (pair.A.Id, pair.B.Id))]);

        candidates.Count.ShouldBeLessThan(places.Count * 5);
        proposed.Count.ShouldBeInRange(105, 125);
        leaders.Count(entry => entry.Value is { } leader && leader != entry.Key).ShouldBeInRange(95, 110);
        leaders.Where(entry => entry.Value is not null).GroupBy(entry => entry.Value).Max(group => group.Count()).ShouldBeLessThanOrEqualTo(5);
        proposed.Count(pair => pair.Score!.Value >= 85).ShouldBeInRange(50, 65);
    }

    [SkippableFact]
    public void Nothing_that_would_be_proposed_is_missed_by_the_keys()
    {
        var places = RealCensus.HubDuSud();
        var candidates = RealCensus.Candidates(places).Select(pair => (pair.A.Id, pair.B.Id)).ToHashSet();
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = i + 1; j < places.Count; j++)
            {
                if (PairScore.Of(places[i], places[j]) is { Value: >= PairScore.Proposed })
                {
                    candidates.ShouldContain((places[i].Id, places[j].Id), $"{places[i].Name} / {places[j].Name}");
                }
            }
        }
    }
}
