using System.Globalization;
using System.Text;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// The search as SQL: one statement for each kind of question, so that PostgreSQL prepares and plans each of them once.
/// First the ids of the page with the number of all matches, by index; only then the twenty records themselves.
/// </summary>
internal static class SearchSql
{
    private const string Point = "st_setsrid(st_makepoint(@longitude, @latitude), 4326)::geography";

    public static string Page(SearchRequest request, bool isContinued, int size)
    {
        var key = SortKey(request);
        var order = request.IsByRank ? "desc" : "asc";
        var sql = new StringBuilder("with page as (\n  select p.id, ").Append(key).Append(" as key, ")
            .Append(CountsAlong(request) && !isContinued ? "count(*) over ()" : "0::bigint").Append(" as total\n  from open.places p");
        if (request.Text is not null)
        {
            sql.Append(", websearch_to_tsquery('open.fr', @text) query");
        }

        AppendWhere(sql, request);
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
        return sql.Append(Records).Append(CultureInfo.InvariantCulture, $"\norder by page.key {order}, page.id {order} limit {size}").ToString();
    }

    /// <summary>How many places fit, for the questions whose page does not have to look at all of them.</summary>
    public static string Total(SearchRequest request)
    {
        var sql = new StringBuilder("select count(*) from open.places p");
        AppendWhere(sql, request);
        return sql.ToString();
    }

    /// <summary>Ranking and a radius look at every match anyway; nearest first, and by name, stop after one page.</summary>
    public static bool CountsAlong(SearchRequest request) => request.Text is not null || request.RadiusKm is not null;

    private const string Records = """
        select p.id, p.hub, p.name, p.address, p.postal_code, p.commune_name as commune, p.commune_code, p.departement_code,
          st_y(p.location::geometry) as latitude, st_x(p.location::geometry) as longitude,
          p.services, p.publics, p.fees, p.programmes, p.accompaniments,
          p.details->>'telephone' as phone, p.details->>'horaires' as opening_hours, p.updated_on, page.key::text as sort_key, page.total
        from page join open.places p on p.id = page.id
        """;

    // KNN works by index for the nearest alone. With words, the words choose and the distance only sorts: an operator that an
    // index serves would tempt the planner to walk the whole country for a rare word. Both are distances on the sphere.
    private static string SortKey(SearchRequest request) =>
        request.IsByRank ? "ts_rank(p.search, query)"
        : request.Near is null ? "p.name"
        : request.Text is null ? $"p.location <-> {Point}"
        : $"st_distance(p.location, {Point}, false)";

    private static void AppendWhere(StringBuilder sql, SearchRequest request)
    {
        sql.Append("\n  where true");
        if (request.Text is not null)
        {
            sql.Append("\n    and p.search @@ query");
        }

        if (request.Near is not null)
        {
            sql.Append(request.RadiusKm is null ? "\n    and p.location is not null" : $"\n    and st_dwithin(p.location, {Point}, @radius, false)");
        }

        if (request.Services.Count > 0)
        {
            sql.Append("\n    and p.services && @services");
        }

        if (request.Hub is not null)
        {
            sql.Append("\n    and p.hub = @hub");
        }

        if (request.Departement is not null)
        {
            sql.Append("\n    and p.departement_code = @departement");
        }
    }

    public static object Arguments(SearchRequest request, SearchPosition? after) => new
    {
        text = request.Text,
        latitude = request.Near?.Latitude,
        longitude = request.Near?.Longitude,
        radius = request.RadiusKm * 1000,
        services = request.Services.ToArray(),
        hub = request.Hub?.Alias,
        departement = request.Departement,
        after_key = KeyOf(request, after),
        after_id = after?.Id,
    };

    private static object? KeyOf(SearchRequest request, SearchPosition? after) =>
        after is null ? null
        : request.IsByRank ? float.Parse(after.Key, CultureInfo.InvariantCulture)
        : request.IsByDistance ? double.Parse(after.Key, CultureInfo.InvariantCulture)
        : after.Key;
}
