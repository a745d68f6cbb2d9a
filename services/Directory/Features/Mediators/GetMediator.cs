using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>GET /api/directory/hubs/{hub}/mediators/{id}, and /export: all that is held about one person, to give to them (GDPR, articles 15 and 20).</summary>
public static class GetMediator
{
    public static async Task<Results<Ok<Mediator>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await MediatorStore.FindAsync(transaction, id, stop) is not { } mediator)
        {
            return MediatorStore.Missing();
        }

        response.SetETag(mediator.Version);
        return TypedResults.Ok(mediator);
    }

    public static async Task<Results<Ok<PersonalData>, ProblemHttpResult>> ExportAsync(Guid id, HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await MediatorStore.FindAsync(transaction, id, stop) is not { } mediator)
        {
            return MediatorStore.Missing();
        }

        var history = await transaction.QueryAsync<HistoryEntry>(
            "select occurred_at, action from platform.audit_entries where hub_id = @hub and target = @target order by id",
            new { hub = hub.Hub.Alias, target = $"mediators/{id}" }, stop);
        await transaction.AuditAsync(hub.Actor, "mediator.exported", $"mediators/{id}", stop);
        await transaction.CommitAsync(stop);
        response.Headers.ContentDisposition = $"attachment; filename=\"mediateur-{id}.json\"";
        return TypedResults.Ok(new PersonalData(
            hub.Hub.Alias, "Recensement et coordination des aidants numériques du hub", MediatorRetention.KeptUntil(mediator.LastContactOn), mediator, history));
    }

    /// <param name="Purpose">Why the data is held.</param>
    /// <param name="KeptUntil">When it is anonymised if nobody was in contact before.</param>
    public sealed record PersonalData(string Hub, string Purpose, DateOnly KeptUntil, Mediator Mediator, IReadOnlyList<HistoryEntry> History);

    public sealed class HistoryEntry
    {
        public DateTimeOffset OccurredAt { get; init; }
        public string Action { get; init; } = "";
    }
}
