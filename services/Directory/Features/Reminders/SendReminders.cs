using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Quality;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>POST /api/directory/hubs/{hub}/reminders: asks those who run the places of a freshness, or one place. They are sent within the next minutes; the journal tells what became of them.</summary>
public static class SendReminders
{
    /// <summary>What is left over is sent by asking again.</summary>
    private const int MostMails = 5000;

    private static readonly string OfPlace = $"select o.address is not null as is_reachable, o.is_refused from {OwnersSql.Owners} where o.id = @place";

    public static async Task<Results<Accepted<QueuedReminders>, ProblemHttpResult>> Handle(
        ReminderForm form, HubContext hub, HubDatabase database, ReminderQueue queue, ReminderReadiness readiness, TimeProvider clock, CancellationToken stop)
    {
        if (form.Place is null == form.Freshness is null || (form.Freshness is not null && !Freshness.Levels.Contains(form.Freshness)))
        {
            return Problem.Unprocessable(
                "selection_invalid", "Dites qui relancer : un lieu, ou un niveau de fraîcheur.",
                [new FieldError("freshness", "freshness_unknown", $"Les niveaux de fraîcheur sont : {string.Join(", ", Freshness.Levels)}.")]);
        }

        if (readiness.RefusalToSend() is { } refusal)
        {
            return refusal;
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var settings = await OwnerSettings.ReadAsync(transaction, stop);
        if (form.Place is { } place && await RefusalAsync(transaction, place, clock, stop) is { } unreachable)
        {
            return unreachable;
        }

        var queued = await queue.AddAsync(transaction, hub.Actor, new ReminderSelection(form.Freshness is null ? null : [form.Freshness], form.Place), settings.EveryDays, MostMails, stop);
        await transaction.CommitAsync(stop);
        return TypedResults.Accepted($"/api/directory/hubs/{hub.Hub}/reminders", queued);
    }

    private static async Task<ProblemHttpResult?> RefusalAsync(HubTransaction transaction, Guid place, TimeProvider clock, CancellationToken stop)
    {
        var owner = await transaction.QuerySingleOrDefaultAsync<Owner>(
            OfPlace, new { hub = transaction.Hub!.Value.Alias, place, today = clock.InFrance(), since = clock.GetUtcNow(), failed_count = false }, stop);
        return owner switch
        {
            null => Problem.NotFound("place_not_found", "Ce lieu n'existe pas dans ce hub."),
            { IsReachable: false } => Problem.Conflict("place_unreachable", "Ni ce lieu ni sa structure ne publient d'adresse de courriel. Copiez le lien et transmettez-le autrement."),
            { IsRefused: true } => Problem.Conflict("address_refuses", "L'adresse de ce lieu ne veut plus de relances. Copiez le lien et transmettez-le autrement."),
            _ => null,
        };
    }

    /// <param name="Freshness">All places of this level that were not asked lately.</param>
    /// <param name="Place">This one, whenever it was asked last.</param>
    public sealed record ReminderForm(string? Freshness, Guid? Place);

    private sealed record Owner(bool IsReachable, bool IsRefused);
}
