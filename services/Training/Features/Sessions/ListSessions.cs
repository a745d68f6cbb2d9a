using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Sessions;

/// <summary>The hub's sessions by their first day.</summary>
public static class ListSessions
{
    private sealed record Key(DateOnly FirstDay, Guid Id);

    public static async Task<Results<Ok<Page<SessionView>>, ProblemHttpResult>> HandleAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/sessions";
        if (!page.TryAfter<Key>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var rows = await database.QueryAsync<SessionView.Row>(
            hub.Hub,
            $"""
            {SessionView.Select}
            where sessions.hub_id = @Hub and (@afterId::uuid is null or (first_day, sessions.id) > (@afterDay, @afterId))
            order by first_day, sessions.id limit @size
            """,
            new { hub.Hub, afterDay = after?.FirstDay, afterId = after?.Id, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from sessions where hub_id = @Hub", new { hub.Hub }, stop);
        var found = page.ToPage(rows, scope, row => new Key(row.FirstDay, row.Id), total);
        return TypedResults.Ok(new Page<SessionView>([.. found.Items.Select(row => row.ToView())], found.Next, found.Total));
    }
}
