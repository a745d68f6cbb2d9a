using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Awards;

/// <summary>The grants that a hub received, the latest first.</summary>
public static class ListAwards
{
    private sealed record Key(DateOnly AwardedOn, Guid Id);

    public static async Task<Results<Ok<Page<AwardView>>, ProblemHttpResult>> HandleAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/awards";
        if (!page.TryAfter<Key>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var awards = await database.QueryAsync<AwardView>(
            hub.Hub,
            $"""
            select {AwardView.Columns}
            from awards join open.calls on calls.id = awards.call_id
            where hub_id = @Hub and (@afterId::uuid is null or (awarded_on, awards.id) < (@afterDay, @afterId))
            order by awarded_on desc, awards.id desc
            limit @size
            """,
            new { hub.Hub, afterDay = after?.AwardedOn, afterId = after?.Id, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from awards where hub_id = @Hub", new { hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(awards, scope, award => new Key(award.AwardedOn, award.Id), total));
    }
}
