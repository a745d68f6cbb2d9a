using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>
/// PUT /api/directory/hubs/{hub}/structures/{id} with If-Match: replaces what people say of a structure. Under which key imports find it
/// stays, and a corrected number becomes a further key: so the next import neither doubles the structure nor takes the correction back.
/// </summary>
public static class UpdateStructure
{
    private static readonly string RenewNames = StructureNames.Renew("array[@id]");

    private const string Update = """
        update structures set name = @Name, name_given = @isGiven, pivot = @Pivot, kind = @Kind, parent_id = @ParentId, parent_key = null, commune_code = @CommuneCode, departement_code = @DepartementCode,
          contact_function = @ContactFunction, contact_phone = @ContactPhone, contact_email = @ContactEmail, website = @Website, version = version + 1, updated_at = @now
        where hub_id = @hub and id = @id
        """;

    public static async Task<Results<Ok<HubStructure>, ProblemHttpResult>> Handle(
        Guid id, StructureForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, ITerritoryMap territories, OfficialCode code, TimeProvider clock, HttpResponse response,
        CancellationToken stop)
    {
        if (ifMatch.Required() is { } required)
        {
            return required;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await StructureTurn.TakeAsync(transaction, stop);
        var current = await StructureStore.LockAsync(transaction, id, stop);
        if (StructureStore.IsRefused(current, ifMatch, out var refused))
        {
            return refused;
        }

        var isRenewed = form.NameGiven == false && current.HasPlaces;
        var (draft, errors) = form.Check(territories, code, isNameNeeded: !isRenewed, current.Pivot);
        if (errors.Count > 0)
        {
            return StructureForm.Invalid(errors);
        }

        if (await StructureStore.RefusalAsync(transaction, id, draft, stop, current.Pivot) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var name = isRenewed ? current.Name : draft.Name;
        var isGiven = !isRenewed && (form.NameGiven ?? (current.NameGiven || name != current.Name));
        var before = await StructureHistory.BeforeAsync(transaction, id, stop);
        try
        {
            await transaction.ExecuteAsync(
                Update,
                new
                {
                    hub = hub.Hub.Alias,
                    id,
                    Name = name,
                    isGiven,
                    draft.Pivot,
                    draft.Kind,
                    draft.ParentId,
                    draft.CommuneCode,
                    draft.DepartementCode,
                    draft.ContactFunction,
                    draft.ContactPhone,
                    draft.ContactEmail,
                    draft.Website,
                    now,
                }, stop);
        }
        catch (PostgresException failure) when (StructureStore.IsCircle(failure))
        {
            return StructureStore.Circle();
        }

        await transaction.ExecuteAsync(RenewNames, new { hub = hub.Hub.Alias, id, now }, stop);
        await StructureStore.KeepKeysAsync(transaction, id, current.Pivot, draft.Pivot, stop);
        await StructureHistory.RecordAsync(transaction, id, "updated", before, hub.Actor, now, stop);
        await StructureTurn.PublishAsync(transaction, [id], hub.Actor, now, stop);
        await transaction.AuditAsync(hub.Actor, "structure.updated", $"structures/{id}", stop);
        var structure = (await ReadStructure.FindAsync(transaction, id, hub, clock, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(structure.Version);
        return TypedResults.Ok(structure);
    }
}
