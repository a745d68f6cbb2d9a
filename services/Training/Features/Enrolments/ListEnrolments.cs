using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.Training.Features.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Training.Features.Enrolments;

/// <summary>Who is enrolled in a session, in order of arrival. Hub staff see all of them, a mediator those they enrolled.</summary>
public static class ListEnrolments
{
    public static async Task<Results<Ok<Page<EnrolmentView>>, ProblemHttpResult>> HandleAsync(Guid id, HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop)
    {
        var scope = $"{hub.Hub}/sessions/{id}/enrolments";
        if (!page.TryAfter<int?>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var isSession = await database.QuerySingleOrDefaultAsync<bool>(hub.Hub, "select exists (select from sessions where hub_id = @Hub and id = @id)", new { hub.Hub, id }, stop);
        if (!isSession)
        {
            return GetSession.NotFound();
        }

        var only = hub.Has(HubRole.Admin) || hub.Has(HubRole.Member) ? null : hub.Actor.Subject;
        var enrolments = await database.QueryAsync<EnrolmentView>(
            hub.Hub,
            $"""
            {EnrolmentView.Select}
            where enrolments.hub_id = @Hub and session_id = @id and (@after::int is null or rank > @after) and (@only::text is null or enrolled_by = @only)
            order by rank limit @size
            """,
            new { hub.Hub, id, after, only, size = page.Size + 1 },
            stop);
        var total = await database.QuerySingleOrDefaultAsync<long>(
            hub.Hub,
            "select count(*) from enrolments where hub_id = @Hub and session_id = @id and (@only::text is null or enrolled_by = @only)",
            new { hub.Hub, id, only },
            stop);
        return TypedResults.Ok(page.ToPage(enrolments, scope, enrolment => (int?)enrolment.Rank, total));
    }
}
