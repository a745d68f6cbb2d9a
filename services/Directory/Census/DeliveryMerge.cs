using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// What a place says when people changed it and its source now says something new, field by field. A field that the source leaves as it was keeps
/// what people wrote; one that only the source changed is the source's. Where both changed it, differently, the source's wins unless its
/// record is older (<see cref="MergeRule.IsOlder"/>): then the hub's stays and the source's is withheld. An address with its commune is one
/// field, and so is a position, so that no street of one stands beside the town of the other.
/// </summary>
/// <param name="Merged">With the source's id.</param>
/// <param name="Withheld">Fields of which the source's new value was not taken. The day of the last update is never named: the later one counts.</param>
public sealed record DeliveryMerge(PlaceDraft Merged, IReadOnlyList<StandardField> Withheld)
{
    /// <param name="delivered">What the source delivered last.</param>
    /// <param name="kept">What the place says now.</param>
    /// <param name="news">What the source delivers.</param>
    public static DeliveryMerge Of(PlaceDraft delivered, PlaceDraft kept, PlaceDraft news)
    {
        var withheld = new List<StandardField>();
        var isOlder = MergeRule.IsOlder(news, kept);
        var address = Winner(StandardField.Adresse, draft => (draft.Adresse, draft.CodePostal, draft.Commune, draft.CodeInsee, draft.CommuneCode, draft.DepartementCode));
        var position = Winner(StandardField.Latitude, draft => (draft.Latitude, draft.Longitude));
        var merged = news with
        {
            Pivot = One(StandardField.Pivot, draft => draft.Pivot),
            Nom = One(StandardField.Nom, draft => draft.Nom),
            Commune = address.Commune,
            CodePostal = address.CodePostal,
            CodeInsee = address.CodeInsee,
            Adresse = address.Adresse,
            CommuneCode = address.CommuneCode,
            DepartementCode = address.DepartementCode,
            TerritoryCode = address.TerritoryCode,
            ComplementAdresse = One(StandardField.ComplementAdresse, draft => draft.ComplementAdresse),
            Latitude = position.Latitude,
            Longitude = position.Longitude,
            Typologie = List(StandardField.Typologie, draft => draft.Typologie),
            Telephone = One(StandardField.Telephone, draft => draft.Telephone),
            Courriels = List(StandardField.Courriels, draft => draft.Courriels),
            SiteWeb = List(StandardField.SiteWeb, draft => draft.SiteWeb),
            Horaires = One(StandardField.Horaires, draft => draft.Horaires),
            PresentationResume = One(StandardField.PresentationResume, draft => draft.PresentationResume),
            PresentationDetail = One(StandardField.PresentationDetail, draft => draft.PresentationDetail),
            Source = One(StandardField.Source, draft => draft.Source),
            Itinerance = List(StandardField.Itinerance, draft => draft.Itinerance),
            StructureParente = One(StandardField.StructureParente, draft => draft.StructureParente),
            DateMaj = One(StandardField.DateMaj, draft => draft.DateMaj),
            Services = List(StandardField.Services, draft => draft.Services),
            PublicsSpecifiquementAdresses = List(StandardField.PublicsSpecifiquementAdresses, draft => draft.PublicsSpecifiquementAdresses),
            PriseEnChargeSpecifique = List(StandardField.PriseEnChargeSpecifique, draft => draft.PriseEnChargeSpecifique),
            FraisACharge = List(StandardField.FraisACharge, draft => draft.FraisACharge),
            DispositifProgrammesNationaux = List(StandardField.DispositifProgrammesNationaux, draft => draft.DispositifProgrammesNationaux),
            FormationsLabels = List(StandardField.FormationsLabels, draft => draft.FormationsLabels),
            AutresFormationsLabels = List(StandardField.AutresFormationsLabels, draft => draft.AutresFormationsLabels),
            ModalitesAcces = List(StandardField.ModalitesAcces, draft => draft.ModalitesAcces),
            ModalitesAccompagnement = List(StandardField.ModalitesAccompagnement, draft => draft.ModalitesAccompagnement),
            FicheAccesLibre = One(StandardField.FicheAccesLibre, draft => draft.FicheAccesLibre),
            PriseRdv = One(StandardField.PriseRdv, draft => draft.PriseRdv),
        };
        return new DeliveryMerge(merged, withheld);

        T One<T>(StandardField field, Func<PlaceDraft, T> value) => value(Winner(field, value));

        IReadOnlyList<string> List(StandardField field, Func<PlaceDraft, IReadOnlyList<string>> value) =>
            value(Winner(field, value, (a, b) => a.SequenceEqual(b, StringComparer.Ordinal)));

        // Whose value the field has in the end.
        PlaceDraft Winner<T>(StandardField field, Func<PlaceDraft, T> value, Func<T, T, bool>? same = null)
        {
            same ??= EqualityComparer<T>.Default.Equals;
            var (before, hubs, sources) = (value(delivered), value(kept), value(news));
            if (same(sources, before))
            {
                return kept;
            }

            if (!isOlder || same(hubs, before) || same(hubs, sources))
            {
                return news;
            }

            if (field != StandardField.DateMaj)
            {
                withheld.Add(field);
            }

            return kept;
        }
    }
}
