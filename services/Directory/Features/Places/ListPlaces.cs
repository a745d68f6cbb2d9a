using System.Text.Json.Serialization;
using HubsPlatform.Directory.Quality;
using HubsPlatform.Directory.Querying;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>GET /api/directory/hubs/{hub}/places: the hub's own places by name, with the words and the département asked for, those that their source no longer has, those of a freshness or without a field.</summary>
public static class ListPlaces
{
    private const int LongestText = 200;

    private const string Fits = """
        p.hub_id = @hub and (@departement::text is null or p.departement_code = @departement)
          and (@source::text is null or p.source = @source
            or exists (select from places r where r.hub_id = @hub and r.merged_into = p.id and r.active and r.source = @source))
          and (not @to_confirm or p.left_at is not null)
          and (@text::text is null or open.plain(p.nom || ' ' || p.commune || ' ' || p.code_postal || ' ' || p.adresse) like '%' || open.plain(@text) || '%')
        """;

    public static async Task<Results<Ok<Page<PlaceItem>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, TimeProvider clock, CancellationToken stop, string? q = null, string? departement = null, string? source = null,
        bool toConfirm = false, string? freshness = null, string? missing = null)
    {
        if (q is { Length: > LongestText })
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        if (QualityFilter.Refusal(freshness, missing) is { } refusal)
        {
            return refusal;
        }

        var scope = $"{hub.Hub}/places/{q}/{departement}/{source}/{toConfirm}/{freshness}/{missing}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var fits = $"{Fits} and {QualityFilter.Sql(freshness, missing)}";
        var args = new
        {
            hub = hub.Hub.Alias,
            text = Like.Literal(q),
            departement,
            source,
            to_confirm = toConfirm,
            freshness,
            today = clock.InFrance(),
            after_name = after?.Name,
            after_id = after?.Id,
            size = page.Size + 1,
        };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<PlaceItem>(
            $"""
            select p.id, p.source, p.source_id, p.structure_id, p.nom as name, p.adresse as address, p.code_postal as postal_code, p.commune,
              p.departement_code, p.latitude, p.longitude, p.services, p.date_maj as updated_on, p.left_at,
              coalesce((select l.version from places l where l.hub_id = @hub and l.id = p.merged_into), p.version) as version, p.merged_into is not null as is_merged,
              {Freshness.Sql} as freshness, {Completeness.Sql} as score
            from census_places p
            where {fits} and (@after_id::uuid is null or (p.nom {Alphabet.French}, p.id) > (@after_name, @after_id))
            order by p.nom {Alphabet.French}, p.id limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from census_places p where {fits}", args, stop);
        await AddRecordsAsync(transaction, found, stop);
        return TypedResults.Ok(page.ToPage(found, scope, item => new Position(item.Name, item.Id), total));
    }

    private static async Task AddRecordsAsync(HubTransaction transaction, IReadOnlyList<PlaceItem> places, CancellationToken stop)
    {
        var merged = places.Where(place => place.IsMerged).ToArray();
        if (merged.Length == 0)
        {
            return;
        }

        var records = await transaction.QueryAsync<RecordItem>(
            """
            select merged_into as place_id, id, source, source_id, nom as name, date_maj as updated_on
            from places where hub_id = @hub and merged_into = any(@ids) and active order by date_maj desc nulls last, id
            """,
            new { hub = transaction.Hub!.Value.Alias, ids = merged.Select(place => place.Id).ToArray() }, stop);
        var byPlace = records.ToLookup(record => record.PlaceId);
        foreach (var place in merged)
        {
            place.Records = [.. byPlace[place.Id]];
        }
    }

    private sealed record Position(string Name, Guid Id);

    /// <summary>One of the records that a merged place is made of.</summary>
    public sealed class RecordItem
    {
        [JsonIgnore]
        public Guid PlaceId { get; init; }
        public Guid Id { get; init; }
        public string Source { get; init; } = "";
        public string SourceId { get; init; } = "";
        public string Name { get; init; } = "";
        public DateOnly? UpdatedOn { get; init; }
    }

    public sealed class PlaceItem
    {
        public Guid Id { get; init; }
        public string Source { get; init; } = "";
        public string SourceId { get; init; } = "";
        public Guid StructureId { get; init; }
        public string Name { get; init; } = "";
        public string Address { get; init; } = "";
        public string PostalCode { get; init; } = "";
        public string Commune { get; init; } = "";
        public string DepartementCode { get; init; } = "";
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public string[] Services { get; init; } = [];
        public DateOnly? UpdatedOn { get; init; }

        /// <summary>Since when its source no longer has it: to be confirmed or withdrawn; null for the others.</summary>
        public DateTimeOffset? LeftAt { get; init; }

        public long Version { get; init; }

        /// <summary>a-jour, a-surveiller, a-verifier or a-actualiser.</summary>
        public string Freshness { get; init; } = "";

        /// <summary>Completeness, 0 to 100.</summary>
        public int Score { get; init; }

        [JsonIgnore]
        public bool IsMerged { get; init; }

        /// <summary>Of a merged place, the newest first; null where there is only one record.</summary>
        public IReadOnlyList<RecordItem>? Records { get; set; }
    }
}
