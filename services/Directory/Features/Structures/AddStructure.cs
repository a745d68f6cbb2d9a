using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.History;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>POST /api/directory/hubs/{hub}/structures: a structure that has no place, or none yet. Imports give it the places that name it.</summary>
public static class AddStructure
{
    private const string Insert = """
        insert into structures (hub_id, id, key, name, name_given, by_hand, pivot, kind, parent_id, commune_code, departement_code,
          contact_function, contact_phone, contact_email, website, updated_at)
        values (@hub, @id, 'saisie:' || @id, @Name, true, true, @Pivot, @Kind, @ParentId, @CommuneCode, @DepartementCode,
          @ContactFunction, @ContactPhone, @ContactEmail, @Website, @now);
        insert into structure_keys (hub_id, key, structure_id)
        select @hub, @named, @id where not exists (select from structures s where s.hub_id = @hub and s.key = @named)
        on conflict do nothing
        """;

    public static async Task<Results<Created<HubStructure>, ProblemHttpResult>> Handle(
        StructureForm form, HubContext hub, HubDatabase database, ITerritoryMap territories, OfficialCode code, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var (draft, errors) = form.Check(territories, code, isNameNeeded: true);
        if (errors.Count > 0)
        {
            return StructureForm.Invalid(errors);
        }

        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        await StructureTurn.TakeAsync(transaction, stop);
        if ((await NamesakeAsync(transaction, draft, stop) ?? await StructureStore.RefusalAsync(transaction, id, draft, stop)) is { } refusal)
        {
            return refusal;
        }

        await transaction.ExecuteAsync(
            Insert,
            new
            {
                hub = hub.Hub.Alias,
                id,
                draft.Name,
                draft.Pivot,
                draft.Kind,
                draft.ParentId,
                draft.CommuneCode,
                draft.DepartementCode,
                draft.ContactFunction,
                draft.ContactPhone,
                draft.ContactEmail,
                draft.Website,
                named = StructureStore.NamedKey(draft.Name),
                now,
            }, stop);
        await StructureStore.KeepKeysAsync(transaction, id, null, draft.Pivot, stop);
        await StructureHistory.RecordAsync(transaction, id, "added", "{}", hub.Actor, now, stop);
        await StructureTurn.PublishAsync(transaction, [id], hub.Actor, now, stop);
        await transaction.AuditAsync(hub.Actor, "structure.added", $"structures/{id}", stop);
        var structure = (await ReadStructure.FindAsync(transaction, id, hub, clock, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(structure.Version);
        return TypedResults.Created($"/api/directory/hubs/{hub.Hub}/structures/{id}", structure);
    }

    /// <summary>One of the same name in the same place is most likely the same one.</summary>
    private static async Task<ProblemHttpResult?> NamesakeAsync(HubTransaction transaction, StructureDraft draft, CancellationToken stop)
    {
        var known = await transaction.QuerySingleOrDefaultAsync<NamedStructure>(
            """
            select id, name from structures
            where hub_id = @hub and active and open.plain(name) = open.plain(@Name) and departement_code = @DepartementCode
              and (commune_code is not distinct from @CommuneCode or commune_code is null or @CommuneCode is null) and (pivot is null or @Pivot is null or pivot = @Pivot)
            order by id limit 1
            """,
            new { hub = StructureStore.Hub(transaction), draft.Name, draft.DepartementCode, draft.CommuneCode, draft.Pivot }, stop);
        if (known is null)
        {
            return null;
        }

        var problem = Problem.Of(
            StatusCodes.Status409Conflict, "structure_exists", $"« {known.Name} » existe déjà dans ce hub : complétez-la, ou donnez à la nouvelle un nom qui l'en distingue.",
            [new FieldError("name", "structure_exists", $"« {known.Name} » existe déjà dans ce hub : complétez-la, ou donnez un nom qui distingue les deux.")]);
        problem.ProblemDetails.Extensions["structureId"] = known.Id;
        return problem;
    }
}
