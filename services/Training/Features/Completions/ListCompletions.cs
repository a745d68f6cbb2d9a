using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Completions;

/// <summary>The trainings followed to their end, the latest first.</summary>
public static class ListCompletions
{
    private sealed record Key(DateOnly CompletedOn, Guid Id);

    public static async Task<Results<Ok<Page<CompletionView>>, ProblemHttpResult>> HandleAsync(HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/completions";
        if (!page.TryAfter<Key>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var completions = await database.QueryAsync<CompletionView>(
            hub.Hub,
            $"""
            {CompletionView.Select}
            where enrolments.hub_id = @Hub and state = 'completed' and (@afterId::uuid is null or (completed_on, enrolments.id) < (@afterDay, @afterId))
            order by completed_on desc, enrolments.id desc limit @size
            """,
            new { hub.Hub, afterDay = after?.CompletedOn, afterId = after?.Id, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(hub.Hub, "select count(*) from enrolments where hub_id = @Hub and state = 'completed'", new { hub.Hub }, stop);
        return TypedResults.Ok(page.ToPage(completions, scope, completion => new Key(completion.CompletedOn, completion.EnrolmentId), total));
    }
}
