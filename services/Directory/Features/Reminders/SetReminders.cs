using System.Globalization;
using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Quality;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using MimeKit;

namespace HubsPlatform.Directory.Features.Reminders;

/// <summary>GET and PUT /api/directory/hubs/{hub}/reminders/settings: what becomes of corrections, and whether reminders go out by themselves.</summary>
public static class SetReminders
{
    private const int LongestAddress = 254;

    public static async Task<Ok<OwnerSettings>> Show(HubContext hub, HubDatabase database, HttpResponse response, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var settings = await OwnerSettings.ReadAsync(transaction, stop);
        response.SetETag(settings.Version);
        return TypedResults.Ok(settings);
    }

    public static async Task<Results<Ok<OwnerSettings>, ProblemHttpResult>> Replace(
        OwnerSettingsForm form, IfMatch ifMatch, HubContext hub, HubDatabase database, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var errors = Errors(form).ToList();
        if (errors.Count > 0)
        {
            return Problem.Unprocessable("invalid_settings", "Ces réglages ne peuvent pas être enregistrés ainsi : corrigez les champs indiqués.", errors);
        }

        var replyTo = string.IsNullOrWhiteSpace(form.ReplyTo) ? null : form.ReplyTo.Trim();
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        var written = await transaction.QuerySingleOrDefaultAsync<OwnerSettings>(
            """
            insert into reminder_settings as s (hub_id, corrections, automatic, level, every_days, reply_to, updated_at, updated_by)
            select @hub, @Corrections, @Automatic, @Level, @EveryDays, @reply_to, @now, @by
            where coalesce(@version, 0) = 0 or exists (select from reminder_settings where hub_id = @hub)
            on conflict (hub_id) do update set corrections = excluded.corrections, automatic = excluded.automatic, level = excluded.level, every_days = excluded.every_days,
              reply_to = excluded.reply_to, version = s.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
              where @version is null or s.version = @version
            returning corrections, automatic, level, every_days, reply_to, version
            """,
            new { hub = hub.Hub.Alias, form.Corrections, form.Automatic, form.Level, form.EveryDays, reply_to = replyTo, version = ifMatch.Version, now = clock.GetUtcNow(), by = hub.Actor.Subject }, stop);
        if (written is null)
        {
            return Problem.PreconditionFailed();
        }

        var automatic = written.Automatic ? string.Create(CultureInfo.InvariantCulture, $"{written.Level}/{written.EveryDays}") : "off";
        await transaction.AuditAsync(hub.Actor, "reminders.set", $"reminders/settings/{written.Corrections}/{automatic}", stop);
        await transaction.CommitAsync(stop);
        response.SetETag(written.Version);
        return TypedResults.Ok(written);
    }

    private static IEnumerable<FieldError> Errors(OwnerSettingsForm form)
    {
        if (form.Corrections is not (OwnerSettings.Direct or OwnerSettings.Moderated))
        {
            yield return new FieldError("corrections", "corrections_unknown", "Les corrections sont publiées aussitôt (direct) ou après relecture (moderated).");
        }

        if (form.Level is null || form.Level == Freshness.UpToDate || !Freshness.Levels.Contains(form.Level))
        {
            yield return new FieldError("level", "level_unknown", $"Choisissez à partir de quand relancer : {string.Join(", ", Freshness.Levels.Skip(1))}.");
        }

        if (form.EveryDays is not (>= OwnerSettings.FewestDays and <= OwnerSettings.MostDays))
        {
            yield return new FieldError("everyDays", "days_out_of_range", $"Donnez un nombre de jours de {OwnerSettings.FewestDays} à {OwnerSettings.MostDays}.");
        }

        if (!string.IsNullOrWhiteSpace(form.ReplyTo) && (form.ReplyTo.Length > LongestAddress || !form.ReplyTo.Contains('@') || form.ReplyTo.Contains('\0') || !MailboxAddress.TryParse(form.ReplyTo, out _)))
        {
            yield return new FieldError("replyTo", "address_invalid", "Donnez une adresse de courriel, ou rien.");
        }
    }

    /// <param name="Corrections">direct or moderated.</param>
    /// <param name="Automatic">Reminders go out by themselves.</param>
    /// <param name="Level">From which freshness on.</param>
    /// <param name="EveryDays">Not more often for a place, 30 to 730.</param>
    /// <param name="ReplyTo">Where answers go.</param>
    public sealed record OwnerSettingsForm(string? Corrections, bool Automatic, string? Level, int? EveryDays, string? ReplyTo);
}
