using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

/// <summary>One record of a group.</summary>
/// <param name="PlaceId">Of the record, not of the group.</param>
/// <param name="StructureId">Whose place it is by this record.</param>
/// <param name="Draft">What the record says.</param>
public sealed record GroupedRecord(Guid PlaceId, Guid StructureId, PlaceDraft Draft);

/// <summary>
/// What several records of one place say together: the newest wins field by field, what it leaves out is filled in from the next
/// newest, lists are united. Of a record that is more than half a year older than the newest only the national programmes
/// are kept. Where a place is (address and commune) is told by one record alone, so that no street of one stands beside the town of another.
/// </summary>
public static class MergeRule
{
    /// <summary>Half a year, as the national tools count it (182.5 days): 183 whole days are too many.</summary>
    private const int MostDaysApart = 182;

    /// <param name="records">At least one, in any order.</param>
    public static PlaceDraft Merge(IReadOnlyCollection<GroupedRecord> records)
    {
        var all = InOrder(records).Select(record => record.Draft).ToList();
        var newest = all[0];
        List<PlaceDraft> kept = [.. all.Where(draft => !IsTooOld(draft, newest))];
        var located = kept.FirstOrDefault(draft => draft.Latitude is not null);
        return newest with
        {
            Pivot = First(kept, draft => draft.Pivot),
            ComplementAdresse = First(kept, draft => draft.ComplementAdresse),
            Latitude = located?.Latitude,
            Longitude = located?.Longitude,
            Typologie = United(kept, draft => draft.Typologie),
            Telephone = First(kept, draft => draft.Telephone),
            Courriels = United(kept, draft => draft.Courriels),
            SiteWeb = United(kept, draft => draft.SiteWeb),
            Horaires = First(kept, draft => draft.Horaires),
            PresentationResume = First(kept, draft => draft.PresentationResume),
            PresentationDetail = First(kept, draft => draft.PresentationDetail),
            Source = First(kept, draft => draft.Source),
            Itinerance = United(kept, draft => draft.Itinerance),
            StructureParente = First(kept, draft => draft.StructureParente),
            Services = United(kept, draft => draft.Services),
            PublicsSpecifiquementAdresses = United(kept, draft => draft.PublicsSpecifiquementAdresses),
            PriseEnChargeSpecifique = United(kept, draft => draft.PriseEnChargeSpecifique),
            FraisACharge = United(kept, draft => draft.FraisACharge),
            DispositifProgrammesNationaux = United(all, draft => draft.DispositifProgrammesNationaux),
            FormationsLabels = United(kept, draft => draft.FormationsLabels),
            AutresFormationsLabels = United(kept, draft => draft.AutresFormationsLabels),
            ModalitesAcces = United(kept, draft => draft.ModalitesAcces),
            ModalitesAccompagnement = United(kept, draft => draft.ModalitesAccompagnement),
            FicheAccesLibre = First(kept, draft => draft.FicheAccesLibre),
            PriseRdv = First(kept, draft => draft.PriseRdv),
        };
    }

    /// <summary>The structure of the record whose SIRET stands in the merged place; where none has one, of the newest.</summary>
    public static Guid StructureOf(IReadOnlyCollection<GroupedRecord> records)
    {
        var ordered = InOrder(records).ToList();
        return (ordered.Find(record => record.Draft.Pivot is not null && !IsTooOld(record.Draft, ordered[0].Draft)) ?? ordered[0]).StructureId;
    }

    /// <summary>By the day of the last update; a record without one is the oldest of all.</summary>
    internal static bool IsOlder(PlaceDraft draft, PlaceDraft other) => DayOf(draft) < DayOf(other);

    /// <summary>The newest first.</summary>
    private static IEnumerable<GroupedRecord> InOrder(IEnumerable<GroupedRecord> records) =>
        records.OrderByDescending(record => DayOf(record.Draft)).ThenBy(record => record.PlaceId);

    private static DateOnly DayOf(PlaceDraft draft) => draft.DateMaj ?? DateOnly.MinValue;

    private static bool IsTooOld(PlaceDraft draft, PlaceDraft newest) =>
        draft.DateMaj is { } date && newest.DateMaj is { } latest && latest.DayNumber - date.DayNumber > MostDaysApart;

    private static string? First(IEnumerable<PlaceDraft> drafts, Func<PlaceDraft, string?> field) => drafts.Select(field).FirstOrDefault(text => text is not null);

    private static IReadOnlyList<string> United(IEnumerable<PlaceDraft> drafts, Func<PlaceDraft, IReadOnlyList<string>> field) =>
        [.. drafts.SelectMany(field).Distinct(StringComparer.Ordinal)];
}
