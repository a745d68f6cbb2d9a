using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>/api/directory/hubs/{hub}/memberships/{id}: GET reads it, PUT corrects or ends it, DELETE forgets one that never was; both with If-Match.</summary>
public static class ChangeMembership
{
    public static async Task<Results<Ok<NetworkMembership>, ProblemHttpResult>> ReadAsync(Guid id, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await MembershipStore.FindAsync(transaction, id, clock.InFrance(), stop) is not { } membership)
        {
            return MembershipStore.Missing();
        }

        response.SetETag(membership.Version);
        return TypedResults.Ok(membership);
    }

    public static async Task<Results<Ok<NetworkMembership>, ProblemHttpResult>> UpdateAsync(
        Guid id, MembershipForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        var today = clock.InFrance();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await LockAsync(transaction, id, today, stop) is not { } current)
        {
            return MembershipStore.Missing();
        }

        if (!ifMatch.Fits(current.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (form.Check(today) is { Count: > 0 } errors)
        {
            return MembershipForm.Invalid(errors);
        }

        if (await MembershipStore.OverlapAsync(transaction, current.StructureId, id, form, stop) is { } overlap)
        {
            return overlap;
        }

        await transaction.ExecuteAsync(
            """
            update memberships set kind = @Kind, starts_on = @StartsOn, ends_on = @EndsOn, contact_function = @Function, charter_signed_on = @CharterSignedOn,
              version = version + 1, updated_at = @now
            where hub_id = @hub and id = @id
            """,
            new { hub = hub.Hub.Alias, id, form.Kind, form.StartsOn, form.EndsOn, form.Function, form.CharterSignedOn, now = clock.GetUtcNow() }, stop);
        await transaction.AuditAsync(hub.Actor, "membership.updated", $"memberships/{id}", stop);
        var changed = (await MembershipStore.FindAsync(transaction, id, today, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(changed.Version);
        return TypedResults.Ok(changed);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid id, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await LockAsync(transaction, id, clock.InFrance(), stop) is not { } current)
        {
            return MembershipStore.Missing();
        }

        if (!ifMatch.Fits(current.Version))
        {
            return Problem.PreconditionFailed();
        }

        await transaction.ExecuteAsync("delete from memberships where hub_id = @hub and id = @id", new { hub = hub.Hub.Alias, id }, stop);
        await transaction.AuditAsync(hub.Actor, "membership.removed", $"memberships/{id}", stop);
        await transaction.CommitAsync(stop);
        return TypedResults.NoContent();
    }

    /// <summary>The structure first, as where a period is added; a membership keeps its structure while this one's row is held.</summary>
    private static async Task<NetworkMembership?> LockAsync(HubTransaction transaction, Guid id, DateOnly today, CancellationToken stop)
    {
        await transaction.ExecuteAsync(
            """
            select from structures s where s.hub_id = @hub and s.id = (select m.structure_id from memberships m where m.hub_id = @hub and m.id = @id) for no key update
            """,
            new { hub = transaction.Hub!.Value.Alias, id }, stop);
        return await MembershipStore.FindAsync(transaction, id, today, stop);
    }
}
