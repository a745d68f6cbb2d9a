using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Mediators;

/// <summary>Where mediators work and what they were trained in, beside their own row.</summary>
internal static class MediatorWork
{
    private const string Places = $"""
        select w.mediator_id, p.id, p.nom as name from mediator_places w join places p on p.hub_id = w.hub_id and p.id = w.place_id
        where w.hub_id = @hub and w.mediator_id = any(@ids) and {GetPlace.IsThere}
        order by p.nom, p.id
        """;

    private const string Qualifications = """
        select mediator_id, path_id, path_name, completed_on, hours from mediator_qualifications
        where hub_id = @hub and mediator_id = any(@ids)
        order by completed_on desc, enrolment_id
        """;

    public static async Task AddToAsync(HubTransaction transaction, IReadOnlyList<Mediator> mediators, CancellationToken stop)
    {
        var args = new { hub = transaction.Hub!.Value.Alias, ids = mediators.Select(mediator => mediator.Id).ToArray() };
        var places = (await transaction.QueryAsync<(Guid Mediator, Guid Id, string Name)>(Places, args, stop)).ToLookup(row => row.Mediator, row => new WorkPlace(row.Id, row.Name));
        var qualifications = (await transaction.QueryAsync<(Guid Mediator, Guid PathId, string PathName, DateOnly CompletedOn, int Hours)>(Qualifications, args, stop))
            .ToLookup(row => row.Mediator, row => new Qualification(row.PathId, row.PathName, row.CompletedOn, row.Hours));
        foreach (var mediator in mediators)
        {
            mediator.Places = [.. places[mediator.Id]];
            mediator.Qualifications = [.. qualifications[mediator.Id]];
        }
    }

    /// <summary>The form's places must be the hub's own.</summary>
    public static async Task<ProblemHttpResult?> ProblemAsync(HubTransaction transaction, MediatorForm form, CancellationToken stop)
    {
        if (form.PlaceIds is not { Count: > 0 } asked)
        {
            return null;
        }

        var known = await transaction.QueryAsync<Guid>(
            $"select p.id from places p where p.hub_id = @hub and p.id = any(@asked) and {GetPlace.IsThere}",
            new { hub = transaction.Hub!.Value.Alias, asked = asked.ToArray() }, stop);
        FieldError[] errors = [.. asked.Select((id, index) => (id, index)).Where(place => !known.Contains(place.id))
            .Select(place => new FieldError($"placeIds[{place.index}]", "place_not_found", "Ce lieu n'existe pas dans ce hub."))];
        return errors.Length > 0 ? MediatorForm.Invalid(errors) : null;
    }

    public static Task ReplacePlacesAsync(HubTransaction transaction, Guid id, MediatorForm form, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            delete from mediator_places where hub_id = @hub and mediator_id = @id and place_id <> all(@places);
            insert into mediator_places (hub_id, mediator_id, place_id) select @hub, @id, place from unnest(@places) place on conflict do nothing
            """,
            new { hub = transaction.Hub!.Value.Alias, id, places = (form.PlaceIds ?? []).ToArray() }, stop);

    public static Task ForgetAsync(HubTransaction transaction, Guid[] ids, CancellationToken stop) =>
        transaction.ExecuteAsync(
            """
            delete from mediator_places where hub_id = @hub and mediator_id = any(@ids);
            delete from mediator_qualifications where hub_id = @hub and mediator_id = any(@ids)
            """,
            new { hub = transaction.Hub!.Value.Alias, ids }, stop);
}
