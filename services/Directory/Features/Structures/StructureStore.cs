using System.Diagnostics.CodeAnalysis;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Directory.Features.Structures;

/// <summary>What the writing of structures shares. Every caller has their turn (<see cref="Census.StructureTurn"/>).</summary>
public static class StructureStore
{
    /// <summary>Nobody else changes the structure until the transaction ends.</summary>
    internal static Task<LockedStructure?> LockAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<LockedStructure>(
            """
            select s.id, s.name, s.name_given, s.pivot, s.key, s.version, s.active, s.merged_into, m.name as merged_into_name,
              exists (select from places p where p.hub_id = s.hub_id and p.structure_id = s.id and p.active) as has_places
            from structures s left join structures m on m.hub_id = s.hub_id and m.id = s.merged_into
            where s.hub_id = @hub and s.id = @id and (s.active or s.merged_into is not null) for no key update of s
            """,
            new { hub = Hub(transaction), id }, stop);

    /// <summary>Whether a structure that is to be changed is not there, is another one's part by now, or has changed since the caller read it.</summary>
    internal static bool IsRefused([NotNullWhen(false)] LockedStructure? structure, IfMatch ifMatch, [NotNullWhen(true)] out ProblemHttpResult? refused)
    {
        refused = structure is null ? ReadStructure.Missing()
            : !structure.Active ? Merged(structure)
            : !ifMatch.Fits(structure.Version) ? Problem.PreconditionFailed()
            : null;
        return refused is not null;
    }

    /// <summary>Why the draft cannot be written although each of its fields is right.</summary>
    internal static async Task<ProblemHttpResult?> RefusalAsync(HubTransaction transaction, Guid id, StructureDraft draft, CancellationToken stop, string? pivotBefore = null)
    {
        if (draft.Pivot is { } pivot && pivot != pivotBefore && await HolderAsync(transaction, id, pivot, stop) is { } holder)
        {
            return PivotTaken(holder, pivot);
        }

        if (draft.ParentId is not { } parent)
        {
            return null;
        }

        return parent == id
            ? StructureForm.Invalid([new FieldError("parentId", "parent_is_self", "Une structure ne dépend pas d'elle-même.")])
            : await transaction.QuerySingleOrDefaultAsync<bool>("select true from structures where hub_id = @hub and id = @parent and active", new { hub = Hub(transaction), parent }, stop)
                ? null
                : StructureForm.Invalid([new FieldError("parentId", "parent_not_found", "Cette structure n'existe pas dans ce hub.")]);
    }

    /// <summary>Imports find the structure under its number from now on; a number that was typed by mistake, under which nothing came, is forgotten.</summary>
    internal static Task KeepKeysAsync(HubTransaction transaction, Guid id, string? before, string? pivot, CancellationToken stop) => before == pivot
        ? Task.CompletedTask
        : transaction.ExecuteAsync(
            """
            delete from structure_keys k where k.hub_id = @hub and k.structure_id = @id and k.key = 'pivot:' || @before
              and not exists (select from places p where p.hub_id = @hub and p.structure_id = @id and p.pivot = @before)
              and not exists (select from structures a where a.hub_id = @hub and a.merged_into = @id and a.key = k.key);
            insert into structure_keys (hub_id, key, structure_id)
            select @hub, 'pivot:' || @pivot, @id where @pivot::text is not null and not exists (select from structures s where s.hub_id = @hub and s.id = @id and s.key = 'pivot:' || @pivot)
            on conflict do nothing
            """,
            new { hub = Hub(transaction), id, before, pivot }, stop);

    internal static ProblemHttpResult PivotTaken(NamedStructure holder, string pivot)
    {
        var problem = Problem.Of(
            StatusCodes.Status409Conflict, "pivot_taken",
            $"« {holder.Name} » a déjà le numéro {pivot}, ou le reçoit des imports. Vérifiez le numéro ; si c'est la même structure, fusionnez les deux.",
            [new FieldError("pivot", "pivot_taken", $"« {holder.Name} » a déjà ce numéro : vérifiez-le, ou fusionnez les deux structures.")]);
        problem.ProblemDetails.Extensions["structureId"] = holder.Id;
        return problem;
    }

    internal static bool IsCircle(PostgresException failure) => failure.ConstraintName == "structures_no_circle";

    internal static ProblemHttpResult Circle() =>
        StructureForm.Invalid([new FieldError("parentId", "parent_circle", "La structure choisie dépend elle-même de celle-ci : choisissez-en une autre, ou corrigez d'abord la sienne.")]);

    internal static ProblemHttpResult Merged(LockedStructure structure) =>
        Problem.Conflict("structure_merged", $"Cette structure a été fusionnée avec « {structure.MergedIntoName} » : modifiez celle-ci, ou annulez la fusion.");

    /// <summary>The key that imports give to places that name this structure and have no number.</summary>
    internal static string NamedKey(string name) => $"parente:{(PlainText.Of(name) is { Length: > 0 } plain ? plain : name)}";

    internal static string Hub(HubTransaction transaction) => transaction.Hub!.Value.Alias;

    /// <summary>Who has the number, or is found by it; a structure that was merged has given it to the other, one that was withdrawn has given it up.</summary>
    internal static Task<NamedStructure?> HolderAsync(HubTransaction transaction, Guid id, string pivot, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<NamedStructure>(
            """
            select s.id, s.name from structures s
            where s.hub_id = @hub and s.id <> @id and s.active and (s.pivot = @pivot or s.key = 'pivot:' || @pivot
              or exists (select from structure_keys k where k.hub_id = @hub and k.structure_id = s.id and k.key = 'pivot:' || @pivot))
            order by s.id limit 1
            """,
            new { hub = Hub(transaction), id, pivot }, stop);

    internal sealed class LockedStructure
    {
        public Guid Id { get; init; }
        public string Name { get; init; } = "";
        public bool NameGiven { get; init; }
        public string? Pivot { get; init; }
        public string Key { get; init; } = "";
        public long Version { get; init; }
        public bool Active { get; init; }
        public Guid? MergedInto { get; init; }
        public string? MergedIntoName { get; init; }
        public bool HasPlaces { get; init; }
    }
}
