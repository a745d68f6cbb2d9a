using System.Globalization;
using HubsPlatform.Directory.PublicPlaces;
using Npgsql;

namespace HubsPlatform.Bench.Data;

/// <summary>
/// The published places as PostgreSQL searches them best, whatever the service searches in: a narrow table of the measurements' own, with an index for words and one
/// for distance, what lists show beside it, and the statements that answer the public search from them.
/// </summary>
internal static class ReferencePlaces
{
    public const int PageSize = 20;

    /// <summary>A page, and the row that says whether there is another.</summary>
    private const int Wanted = PageSize + 1;

    /// <summary>How many matches of a radius are looked at to find the nearest and their number at once.</summary>
    private const int MostAround = 1_000;

    // Whoever owns the directory's database has made its schemas and tables readable to the service, these too.
    private static readonly string Fill = $$"""
        drop schema if exists bench cascade;
        create schema bench;
        create text search configuration bench.fr (copy = french);
        alter text search configuration bench.fr alter mapping for hword, hword_part, word with public.unaccent, french_stem;
        create table bench.places as
          select p.id, p.hub, p.postal_code, p.commune_code, p.departement_code, p.location,
            (select coalesce(bit_or(bit), 0) from json_array_elements_text(p.record::json->'services') s join (values {{Services}}) t (name, bit) on t.name = s) as traits,
            lower(p.record::json->>'nom') collate "C" as sort_name,
            setweight(to_tsvector('bench.fr', coalesce(p.record::json->>'nom', '')), 'A') || setweight(to_tsvector('bench.fr', coalesce(p.record::json->>'commune', '')), 'B')
              || setweight(to_tsvector('bench.fr', coalesce(p.record::json->>'adresse', '')), 'D') as search
          from open.places p;
        create table bench.cards as
          select id, json_build_object('name', f->'nom', 'address', f->'adresse', 'postalCode', f->'code_postal', 'commune', f->'commune', 'communeCode', f->'commune_code',
            'departementCode', f->'departement_code', 'latitude', f->'latitude', 'longitude', f->'longitude', 'services', f->'services',
            'publics', f->'publics_specifiquement_adresses', 'fees', f->'frais_a_charge', 'programmes', f->'dispositif_programmes_nationaux',
            'accompaniments', f->'modalites_accompagnement', 'phone', f->'telephone', 'openingHours', f->'horaires', 'updatedOn', f->'date_maj')::text as card
          from (select id, record::json as f from open.places) p;
        alter table bench.cards add primary key (id);
        alter table bench.places add primary key (id);
        create index on bench.places using gist (location);
        create index on bench.places using gin (search);
        create index on bench.places (sort_name, id);
        create index on bench.places (departement_code, id);
        create index on bench.places (hub, id);
        """;

    /// <summary>The bit of each service, as values of SQL.</summary>
    private static string Services => string.Join(", ", TraitGroup.Services.Values.Select(service => $"({Literal(service)}, {TraitGroup.Services.Bit(service)}::bigint)"));

    /// <summary>Takes the places that are published now.</summary>
    public static async Task FillAsync(NpgsqlConnection directory, CancellationToken stop)
    {
        foreach (var sql in new[] { Fill, "vacuum analyze bench.places", "vacuum analyze bench.cards" })
        {
            await using var command = new NpgsqlCommand(sql, directory) { CommandTimeout = 900 };
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>The nearest within a radius in metres, and how many there are.</summary>
    public static string Around((double Latitude, double Longitude) point, int radius) => $"""
        with found as (
          select p.id, p.hub, p.location <-> {Point(point)} as key
          from bench.places p
          where st_dwithin(p.location, {Point(point)}, {radius}, false)
          limit {MostAround + 1}),
        page as (
          select p.id, p.hub, p.key, (select count(*) from found) as total
          from found p
          order by key asc, p.id asc limit {Wanted})
        {Cards}
        """;

    /// <summary>The nearest of those within a radius that have the words and one of the traits, and how many there are.</summary>
    public static string Filtered(string words, (double Latitude, double Longitude) point, int radius, long traits) => $"""
        with page as (
          select p.id, p.hub, st_distance(p.location, {Point(point)}, false) as key, count(*) over () as total
          from bench.places p, websearch_to_tsquery('bench.fr', {Literal(words)}) query
          where p.search @@ query and st_dwithin(p.location, {Point(point)}, {radius}, false) and (p.traits & {traits}) <> 0
          order by key asc, p.id asc limit {Wanted})
        {Cards}
        """;

    /// <summary>The nearest of all; which of several at the last distance does not matter here, and asking for all of them would take longer.</summary>
    public static string Nearest((double Latitude, double Longitude) point) => $"""
        with page as (
          select p.id, p.hub, p.location <-> {Point(point)} as key, 0::bigint as total
          from bench.places p
          where p.location is not null
          order by key limit {Wanted})
        {Cards}
        """;

    /// <summary>Ranking as PostgreSQL's documentation does it: every match, the twenty best.</summary>
    public static string Ranked(string words) => $"""
        with page as (select p.id, ts_rank(p.search, query) as rank from bench.places p, websearch_to_tsquery('bench.fr', {Literal(words)}) query where p.search @@ query order by rank desc limit {PageSize})
        select page.id, r.card, page.rank from page join bench.cards r on r.id = page.id order by page.rank desc
        """;

    private static readonly string Cards =
        $"select page.id, page.hub, r.card, page.key, page.total from page join bench.cards r on r.id = page.id order by page.key asc, page.id asc limit {Wanted}";

    private static string Point((double Latitude, double Longitude) point) =>
        string.Create(CultureInfo.InvariantCulture, $"st_setsrid(st_makepoint({point.Longitude}, {point.Latitude}), 4326)::geography");

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
