using HubsPlatform.Directory.Features.Structures;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>POST /api/directory/hubs/{hub}/structures/{id}/memberships: the structure joins the hub's network.</summary>
public static class AddMembership
{
    public static async Task<Results<Created<NetworkMembership>, ProblemHttpResult>> Handle(
        Guid id, MembershipForm form, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var today = clock.InFrance();
        if (form.Check(today) is { Count: > 0 } errors)
        {
            return MembershipForm.Invalid(errors);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await MembershipStore.LockStructureAsync(transaction, id, stop))
        {
            return ReadStructure.Missing();
        }

        if (await MembershipStore.OverlapAsync(transaction, id, null, form, stop) is { } overlap)
        {
            return overlap;
        }

        var membership = Guid.CreateVersion7();
        await transaction.ExecuteAsync(
            """
            insert into memberships (hub_id, id, structure_id, kind, starts_on, ends_on, contact_function, charter_signed_on, updated_at)
            values (@hub, @membership, @id, @Kind, @StartsOn, @EndsOn, @Function, @CharterSignedOn, @now)
            """,
            new { hub = hub.Hub.Alias, membership, id, form.Kind, form.StartsOn, form.EndsOn, form.Function, form.CharterSignedOn, now = clock.GetUtcNow() }, stop);
        await transaction.AuditAsync(hub.Actor, "membership.added", $"memberships/{membership}", stop);
        var added = (await MembershipStore.FindAsync(transaction, membership, today, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(added.Version);
        return TypedResults.Created($"/api/directory/hubs/{hub.Hub}/memberships/{membership}", added);
    }
}
