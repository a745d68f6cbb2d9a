using HubsPlatform.Contracts;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Messaging;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>Reads and writes mediators; other services hear that there is one, never who.</summary>
public static class MediatorStore
{
    /// <summary>What stands where a name stood.</summary>
    public const string Anonymous = "Personne anonymisée";

    internal static async Task<Mediator?> FindAsync(HubTransaction transaction, Guid id, CancellationToken stop)
    {
        var mediator = await transaction.QuerySingleOrDefaultAsync<Mediator>(
            $"select {Mediator.Columns} from {Mediator.From} where m.hub_id = @hub and m.id = @id and m.active",
            new { hub = Hub(transaction), id }, stop);
        if (mediator is not null)
        {
            await MediatorWork.AddToAsync(transaction, [mediator], stop);
        }

        return mediator;
    }

    internal static async Task InsertAsync(HubTransaction transaction, Guid id, MediatorForm form, DateOnly today, DateTimeOffset now, Actor actor, CancellationToken stop)
    {
        var state = await transaction.QuerySingleOrDefaultAsync<MediatorRow>(
            """
            insert into mediators (hub_id, id, structure_id, display_name, email, status, departement_code, last_contact_on, public_name_consent_on, updated_at)
            values (@hub, @id, @StructureId, @name, @email, @Status, @DepartementCode, @contact, case when @PublicName then coalesce(@PublicNameConsentOn, @today) end, @now)
            returning id, version, active, structure_id, departement_code
            """,
            Values(transaction, id, form, today, now), stop);
        await MediatorWork.ReplacePlacesAsync(transaction, id, form, stop);
        Publish(transaction, [state!], now, actor);
    }

    internal static async Task UpdateAsync(HubTransaction transaction, Guid id, MediatorForm form, DateOnly today, DateTimeOffset now, Actor actor, CancellationToken stop)
    {
        var state = await transaction.QuerySingleOrDefaultAsync<MediatorRow>(
            """
            update mediators set structure_id = @StructureId, display_name = @name, email = @email, status = @Status, departement_code = @DepartementCode,
              last_contact_on = @contact, public_name_consent_on = case when @PublicName then coalesce(@PublicNameConsentOn, public_name_consent_on, @today) end,
              updated_at = @now, version = version + 1
            where hub_id = @hub and id = @id
            returning id, version, active, structure_id, departement_code
            """,
            Values(transaction, id, form, today, now), stop);
        await MediatorWork.ReplacePlacesAsync(transaction, id, form, stop);
        Publish(transaction, [state!], now, actor);
    }

    /// <summary>Forgets who the mediators were; that there was one stays, for the figures of past years.</summary>
    internal static async Task<int> AnonymiseAsync(HubTransaction transaction, Guid[] ids, DateTimeOffset now, Actor actor, CancellationToken stop)
    {
        var states = await transaction.QueryAsync<MediatorRow>(
            """
            update mediators set display_name = @Anonymous, email = null, public_name_consent_on = null, active = false, updated_at = @now, version = version + 1
            where hub_id = @hub and id = any(@ids) and active
            returning id, version, active, structure_id, departement_code
            """,
            new { hub = Hub(transaction), ids, now, Anonymous }, stop);
        await MediatorWork.ForgetAsync(transaction, ids, stop);
        Publish(transaction, states, now, actor);
        return states.Count;
    }

    /// <summary>The form's structure must be the hub's own.</summary>
    internal static async Task<ProblemHttpResult?> StructureProblemAsync(HubTransaction transaction, MediatorForm form, CancellationToken stop) =>
        form.StructureId is { } id && !await transaction.QuerySingleOrDefaultAsync<bool>(
            "select true from structures where hub_id = @hub and id = @id and active for share", new { hub = Hub(transaction), id }, stop)
            ? MediatorForm.Invalid([new FieldError("structureId", "structure_not_found", "Cette structure n'existe pas dans ce hub.")])
            : null;

    internal static ProblemHttpResult Missing() => Problem.NotFound("mediator_not_found", "Cette personne n'existe pas dans ce hub.");

    private static object Values(HubTransaction transaction, Guid id, MediatorForm form, DateOnly today, DateTimeOffset now) => new
    {
        hub = Hub(transaction),
        id,
        form.StructureId,
        name = form.DisplayName!.Trim(),
        email = string.IsNullOrWhiteSpace(form.Email) ? null : form.Email.Trim(),
        form.Status,
        form.DepartementCode,
        contact = form.LastContactOn ?? today,
        form.PublicName,
        form.PublicNameConsentOn,
        today,
        now,
    };

    private static void Publish(HubTransaction transaction, IReadOnlyList<MediatorRow> states, DateTimeOffset now, Actor actor) =>
        transaction.PublishAll(
            [.. states.Chunk(PlacesRecorded.MostPlaces).Select(chunk => new MediatorsRecorded
            {
                Hub = Hub(transaction),
                Actor = actor.Subject,
                OccurredAt = now,
                Mediators = [.. chunk.Select(state => new MediatorState { MediatorId = state.Id, Version = state.Version, Active = state.Active, StructureId = state.StructureId, DepartementCode = state.DepartementCode })],
            })]);

    private static string Hub(HubTransaction transaction) => transaction.Hub!.Value.Alias;

    private sealed class MediatorRow
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public bool Active { get; init; }
        public Guid? StructureId { get; init; }
        public string DepartementCode { get; init; } = "";
    }
}
