using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Moderation;

/// <summary>GET /api/directory/hubs/{hub}/moderation?status=open|accepted|rejected&amp;place=: reported errors, of all places or of one; open ones the oldest first and with what the place says now, decided ones the latest first.</summary>
public static class ListReports
{
    private const string Fits = "r.hub_id = @hub and r.status = @status and (@place::uuid is null or r.place_id = @place)";

    public static async Task<Results<Ok<Page<ReportItem>>, ProblemHttpResult>> Handle(
        HubContext hub, PageRequest page, HubDatabase database, CancellationToken stop, string status = "open", Guid? place = null)
    {
        if (status is not ("open" or "accepted" or "rejected"))
        {
            return Problem.BadRequest("status_unknown", "Les états sont open, accepted et rejected.", "status");
        }

        var scope = $"{hub.Hub}/moderation/{status}/{place}";
        if (!page.TryAfter<Guid?>(scope, out var after))
        {
            return PageRequest.UnknownCursor();
        }

        var (order, comparison) = status == "open" ? ("asc", ">") : ("desc", "<");
        var args = new { hub = hub.Hub.Alias, status, place, after, size = page.Size + 1 };
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var found = await transaction.QueryAsync<ReportItem>(
            $"""
            select {ReportItem.Columns} from {ReportItem.From}
            where {Fits} and (@after::uuid is null or r.id {comparison} @after) order by r.id {order} limit @size
            """,
            args, stop);
        var total = await transaction.QuerySingleOrDefaultAsync<long>($"select count(*) from {ReportItem.From} where {Fits}", args, stop);
        await ReportedFields.AddPresentAsync(transaction, found, stop);
        if (!hub.Has(HubRole.Admin) && !hub.Has(HubRole.Member))
        {
            foreach (var report in found)
            {
                report.DecidedBy = null;
            }
        }

        return TypedResults.Ok(page.ToPage(found, scope, item => (Guid?)item.Id, total));
    }
}
