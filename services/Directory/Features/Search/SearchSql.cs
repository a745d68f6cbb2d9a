using System.Globalization;
using System.Text;
using HubsPlatform.Directory.PublicPlaces;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// The search as SQL: one statement for each kind of question, so that PostgreSQL prepares and plans each of them once.
/// First the ids of the page with the number of matches, by index; only then the twenty records themselves.
/// </summary>
internal static class SearchSql
{
    private const string Query = "websearch_to_tsquery('open.fr', @text) query";

    private const string Point = "st_setsrid(st_makepoint(@longitude, @latitude), 4326)::geography";

    /// <summary>
    /// How many matches are ranked. Who finds more has asked for words that are nearly everywhere; ranking all of them would take fifty times as
    /// long, and who reads the fiftieth page needs a narrower question.
    /// </summary>
    private const int MostRanked = 2_000;

    /// <summary>
    /// How many matches of a radius are looked at to find the nearest and their number at once. Where there are more the nearest come by the
    /// index instead, which stops after one page, and their number apart.
    /// </summary>
    private const int MostAround = 1_000;

    private const string MinuteOpen = "p.open_minutes @> coalesce((@far_minutes::int[])[array_position(@far_departements::text[], p.departement_code)], @minute)";

    private const string DayOpen = "p.open_minutes && int4range(@minute, @minute + 24 * 60)";

    private const string InAnyQpv = "p.id in (select place_id from open.place_areas where kind = 'qpv')";

    private const string InFrr = "p.commune_code in (select commune_code from open.area_communes where kind = 'frr')";

    public static string Page(SearchRequest request, bool isContinued, int size)
    {
        var key = SortKey(request);
        var most = isContinued && !request.IsByRank ? null : Most(request);
        var order = request.IsByRank ? "desc" : "asc";
        var sql = new StringBuilder("with ").Append(most is null ? "page" : "found").Append(" as (\n  select p.id, p.hub, ").Append(key).Append(" as key")
            .Append(most is not null ? "" : CountsAlong(request) && !isContinued ? ", count(*) over () as total" : ", 0::bigint as total").Append("\n  from ");
        AppendFrom(sql, request);
        AppendWhere(sql, request, withTraits: true);
        if (most is { } found)
        {
            sql.Append(CultureInfo.InvariantCulture, $"\n  limit {found + 1}),\npage as (\n  select p.id, p.hub, p.key, (select count(*) from found) as total\n  from found p\n  where true");
            key = "p.key";
        }

        if (isContinued)
        {
            sql.Append(request.IsByRank
                ? $"\n    and ({key}, p.id) < (@after_key, @after_id)"
                : $"\n    and ({key}, p.id) > (@after_key, @after_id)");
        }

        // The index sorts by distance alone, so records at one distance come all along and are sorted by id above. The size is
        // part of the statement: a planner that does not know it expects a tenth of the table.
        sql.Append(request.IsByDistance && !CountsAlong(request)
            ? string.Create(CultureInfo.InvariantCulture, $"\n  order by key fetch first {size} rows with ties)\n")
            : string.Create(CultureInfo.InvariantCulture, $"\n  order by key {order}, p.id {order} limit {size})\n"));
        return sql.Append("select page.id, page.hub, r.card, page.key, page.total from page join open.place_records r on r.id = page.id")
            .Append(CultureInfo.InvariantCulture, $"\norder by page.key {order}, page.id {order} limit {size}").ToString();
    }

    /// <summary>The places that fit and of which something else holds too: <c>from … where …</c>, the places being <c>p</c>.</summary>
    public static string Matches(SearchRequest request, string condition)
    {
        var sql = new StringBuilder("from ");
        AppendFrom(sql, request);
        AppendWhere(sql, request, withTraits: true);
        return sql.Append("\n    and ").Append(condition).ToString();
    }

    /// <summary>How many places fit, for the questions whose page does not have to look at all of them.</summary>
    public static string Total(SearchRequest request)
    {
        var sql = new StringBuilder("select count(*) from ");
        AppendFrom(sql, request);
        AppendWhere(sql, request, withTraits: true);
        return sql.ToString();
    }

    /// <summary>
    /// How many places of each combination of traits fit, and of each département, whichever was asked for; the traits asked for are counted apart, by
    /// the reader.
    /// </summary>
    public static string Facets(SearchRequest request)
    {
        var anywhere = request with { Area = request.Area with { Departement = null } };
        var sql = new StringBuilder("select p.traits, null as departement, count(*) from ");
        AppendFrom(sql, request);
        AppendWhere(sql, request, withTraits: false);
        sql.Append("\n  group by p.traits\nunion all\nselect 0, p.departement_code, count(*) from ");
        AppendFrom(sql, anywhere);
        AppendWhere(sql, anywhere, withTraits: true);
        sql.Append("\n  group by p.departement_code");
        AppendCount("qpv", InAnyQpv, request with { Area = request.Area with { Qpv = null } });
        AppendCount("frr", InFrr, request with { Area = request.Area with { IsFrr = false } });
        return sql.ToString();

        // Where no list is loaded, no place is looked at.
        void AppendCount(string kind, string condition, SearchRequest others)
        {
            sql.Append(CultureInfo.InvariantCulture, $"\nunion all\nselect -1, '{kind}', count(*) from ");
            AppendFrom(sql, others);
            AppendWhere(sql, others, withTraits: true);
            sql.Append(CultureInfo.InvariantCulture, $"\n    and {condition} and exists (select from open.areas where kind = '{kind}')");
        }
    }

    /// <summary>Whether one of the priority districts asked for stands for its whole communes.</summary>
    public static string HasNoOutline(SearchRequest request) =>
        $"select exists (select from open.areas where kind = 'qpv' and outline is null{(request.Area.Qpv == SearchArea.AnyQpv ? "" : " and code = any(@qpv)")})";

    /// <summary>
    /// Words and a radius look at every match anyway (of ranked matches at most <see cref="MostRanked"/> and one more, which says that there are
    /// more); nearest first, and by name, stop after one page.
    /// </summary>
    public static bool CountsAlong(SearchRequest request) => request.Text is not null || request.RadiusKm is not null;

    /// <summary>The number of matches beyond which the first page does not tell how many there are; null where it always does, or never.</summary>
    public static int? Most(SearchRequest request) => request.IsByRank ? MostRanked : IsAround(request) ? MostAround : null;

    /// <summary>Whether every match lies in a radius and nothing but the distance says which comes first.</summary>
    public static bool IsAround(SearchRequest request) => request.Text is null && request.RadiusKm is not null;

    // KNN works by index for the nearest alone. With words, the words choose and the distance only sorts: an operator that an
    // index serves would tempt the planner to walk the whole country for a rare word. Both are distances on the sphere.
    private static string SortKey(SearchRequest request) =>
        request.IsByRank ? "ts_rank(p.search, query)"
        : request.Near is null ? "p.sort_name"
        : request.Text is null ? $"p.location <-> {Point}"
        : $"st_distance(p.location, {Point}, false)";

    private static void AppendFrom(StringBuilder sql, SearchRequest request) =>
        sql.Append(request.Text is null ? "open.places p" : $"open.places p, {Query}");

    private static void AppendWhere(StringBuilder sql, SearchRequest request, bool withTraits)
    {
        sql.Append("\n  where true");
        Add(request.Text is not null, "p.search @@ query");
        Add(request.Near is not null, request.RadiusKm is null ? "p.location is not null" : $"st_dwithin(p.location, {Point}, @radius, false)");
        for (var i = 0; withTraits && i < request.Masks.Count; i++)
        {
            Add(request.Masks[i] != 0, $"(p.traits & @{TraitGroup.All[i].Name}) <> 0");
        }

        for (var i = 0; i < request.Meant.Count; i++)
        {
            Add(request.Meant[i] != 0, $"(p.traits & @meant_{TraitGroup.All[i].Name}) <> 0");
        }

        Add(request.Area.Hub is not null, "p.hub = @hub");
        Add(request.Area.Departement is not null, "p.departement_code = @departement");
        Add(request.Area.Commune is not null, "p.commune_code = @commune and (@postal_codes::text[] is null or p.postal_code = any(@postal_codes))");
        Add(request.Area.PostalCode is not null, "p.postal_code = @postal_code");
        Add(request.Area.Epci is not null, "p.commune_code in (select code from geo.communes where epci_code = @epci)");
        Add(request.Area.Qpv is not null, request.Area.Qpv == SearchArea.AnyQpv ? InAnyQpv : "p.id in (select place_id from open.place_areas where kind = 'qpv' and code = any(@qpv))");
        Add(request.Area.IsFrr, InFrr);
        Add(request.OpenAt is not null, $"""
            ({(request.OpenAt is { IsAllDay: true } ? DayOpen : MinuteOpen)}
                  or (p.hours_vary and p.id = any(@varying_open)))
                and p.id <> all(@closed)
            """);

        void Add(bool isWanted, string condition)
        {
            if (isWanted)
            {
                sql.Append("\n    and ").Append(condition);
            }
        }
    }
}
