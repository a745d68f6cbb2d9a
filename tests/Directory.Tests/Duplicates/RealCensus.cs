using HubsPlatform.Directory.Duplicates;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Tests.Imports;

namespace HubsPlatform.Directory.Tests.Duplicates;

/// <summary>A census of one file compared as the service compares it, without a database.</summary>
internal static class RealCensus
{
    public static IReadOnlyList<ComparedPlace> HubDuSud() => [.. TestCensus.ReadFile(SharedData.Path(SharedData.HubDuSud)).Where(row => row.Draft is not null).Select((row, index) => Of(row.Draft!, index))];

    public static ComparedPlace Of(PlaceDraft draft, int index = 0) => new()
    {
        Id = new Guid(index, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Source = draft.Source ?? "",
        Name = draft.Nom,
        Commune = draft.Commune,
        CommuneCode = draft.CommuneCode,
        DepartementCode = draft.DepartementCode,
        PostalCode = draft.CodePostal,
        InseeCode = draft.CodeInsee,
        Address = draft.Adresse,
        Latitude = draft.Latitude,
        Longitude = draft.Longitude,
        Pivot = draft.Pivot,
        Phone = draft.Telephone,
        Emails = [.. draft.Courriels],
        Typologies = [.. draft.Typologie],
    };

    /// <summary>The pairs that share a key few have, scored; by descending score.</summary>
    public static IReadOnlyList<(ComparedPlace A, ComparedPlace B, PairScore? Score)> Candidates(IReadOnlyList<ComparedPlace> places)
    {
        var blocks = places.SelectMany(place => BlockKeys.Of(place).Select(key => (key, place))).ToLookup(entry => entry.key, entry => entry.place);
        return
        [
            .. places.SelectMany(place => BlockKeys.Around(place).Where(key => blocks[key].Count() <= BlockKeys.MostPlaces).SelectMany(key => blocks[key]).Select(other => (A: place, B: other)))
                .Where(pair => pair.A.Id.CompareTo(pair.B.Id) < 0).Distinct()
                .Select(pair => (pair.A, pair.B, Score: PairScore.Of(pair.A, pair.B)))
                .OrderByDescending(pair => pair.Score?.Value ?? -1),
        ];
    }
}
