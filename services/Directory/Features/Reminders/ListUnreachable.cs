using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Quality;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>GET /api/directory/hubs/{hub}/reminders/unreachable?freshness=: places that no reminder reaches, because neither they nor their structure publish an address; by name.</summary>
public static class ListUnreachable
{
    public static async Task<Results<Ok<Page<UnreachablePlace>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, TimeProvider clock, CancellationToken stop, string? freshness = null)
    {
        if (QualityFilter.Refusal(freshness, null) is { } refusal)
        {
            return refusal;
        }

        var scope = $"{hub.Hub}/reminders/unreachable/{freshness}";
        if (!page.TryAfter<Position>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var args = new { hub = hub.Hub.Alias, today = clock.InFrance(), freshness, since = clock.GetUtcNow(), failed_count = false, after_name = after?.Name, after_id = after?.Id, size = page.Size + 1 };
        var fits = $"from {OwnersSql.Owners} where o.address is null and (@freshness::text is null or o.level = @freshness)";
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<UnreachablePlace>(
            $"select o.id, o.name, o.commune, o.departement_code, o.updated_on, o.level as freshness {fits} and (@after_id::uuid is null or (o.name {Alphabet.French}, o.id) > (@after_name, @after_id)) order by o.name {Alphabet.French}, o.id limit @size",
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) {fits}", args, stop);
        return TypedResults.Ok(page.ToPage(found, scope, place => new Position(place.Name, place.Id), total));
    }

    private sealed record Position(string Name, Guid Id);

    public sealed class UnreachablePlace
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public string Commune { get; init; } = "";
        public string DepartementCode { get; init; } = "";
        public DateOnly? UpdatedOn { get; init; }
        public string Freshness { get; init; } = "";
    }
}
