using System.Diagnostics;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Audit;

/// <summary>Writes the audit trail: every write in the transaction of the write, every denial by itself.</summary>
public static class AuditTrail
{
    private const string Append = """
        insert into platform.audit_entries (hub_id, id, occurred_at, subject, client, address, action, target, outcome, trace_id)
        values (@HubId, @id, now(), @subject, @client, @address, @action, @target, @outcome, @trace)
        """;

    /// <summary>Notes a write in the transaction that does it. Without a hub it counts as the national hub's.</summary>
    /// <param name="transaction">The transaction of the write.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What, past tense, such as <c>place.updated</c>.</param>
    /// <param name="target">On what, such as <c>places/0193…</c>.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static Task AuditAsync(this HubTransaction transaction, Actor actor, string action, string target, CancellationToken stop = default) =>
        transaction.AuditAsync(transaction.Hub ?? HubId.National, actor, action, target, stop);

    /// <summary>Notes a write that concerns another hub than the one in which the transaction began.</summary>
    /// <param name="transaction">The transaction of the write.</param>
    /// <param name="hub">In whose trail.</param>
    /// <param name="actor">Who.</param>
    /// <param name="action">What, past tense.</param>
    /// <param name="target">On what.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static Task AuditAsync(this HubTransaction transaction, HubId hub, Actor actor, string action, string target, CancellationToken stop = default) =>
        transaction.ExecuteAsync(Append, Row(hub, actor.Subject, action, target, "done", actor.Kind == ActorKind.Link ? null : CallOrigin.Current), stop);

    /// <summary>Notes that someone was refused something in a hub, which need not exist.</summary>
    internal static async Task NoteDenialAsync(this HubDatabase database, string hub, string subject, HttpContext call)
    {
        await using var transaction = await database.BeginAsync(call.RequestAborted);
        var target = call.Request.Path.ToString();
        await transaction.ExecuteAsync(
            Append,
            Row(new HubId(hub), subject, call.Request.Method.ToLowerInvariant(), target[..Math.Min(target.Length, 500)], "denied", CallOrigin.Of(call)),
            call.RequestAborted);
        await transaction.CommitAsync(call.RequestAborted);
    }

    private static object Row(HubId hub, string subject, string action, string target, string outcome, CallOrigin? origin) => new
    {
        HubId = hub.Alias,
        id = Guid.CreateVersion7(),
        subject,
        client = origin?.Client,
        address = origin?.Address,
        action,
        target,
        outcome,
        trace = Activity.Current?.TraceId.ToString(),
    };
}
