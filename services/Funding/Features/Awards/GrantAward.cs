using System.Globalization;
using HubsPlatform.Funding.Awards;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace HubsPlatform.Funding.Features.Awards;

/// <summary>The operator records what a jury granted to a hub.</summary>
public static class GrantAward
{
    private const int MostRecipients = 30;
    private const int LongestText = 2_000;

    /// <summary>More than live in the country: counts are added up, and one slip of the keyboard must not break the sum.</summary>
    private const long MostPeople = 100_000_000;

    public sealed record NewAward(
        string? Hub,
        decimal? Amount,
        string? Currency,
        IReadOnlyList<string?>? Recipients,
        long? PopulationTargeted,
        string? PopulationNote,
        string? Zone,
        DateOnly? AwardedOn,
        string? Source);

    private sealed record Call(string Name, string Currency, DateOnly ClosesOn, decimal Remaining, bool HubIsKnown);

    public static async Task<Results<Created<AwardView>, ProblemHttpResult>> HandleAsync(
        Guid id, NewAward request, OperatorContext caller, HubDatabase database, AwardLedger ledger, TimeProvider clock, CancellationToken stop)
    {
        var call = await FindCallAsync(id, request.Hub, database, stop);
        if (call is null)
        {
            return Problem.NotFound("call_not_found", "Cet appel à projets n'existe pas.");
        }

        var errors = Check(request, call, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).ToArray();
        if (errors.Length > 0)
        {
            return Problem.Unprocessable("award_invalid", "L'attribution n'est pas enregistrée : corrigez les champs signalés.", errors);
        }

        var award = new Award
        {
            Id = Guid.CreateVersion7(),
            Hub = new HubId(request.Hub!),
            CallId = id,
            Money = new Money(request.Amount!.Value, call.Currency),
            Recipients = [.. request.Recipients!.Select(recipient => recipient!.Trim())],
            PopulationTargeted = request.PopulationTargeted,
            PopulationNote = request.PopulationNote,
            Zone = request.Zone,
            AwardedOn = request.AwardedOn!.Value,
            Source = request.Source!.Trim(),
        };
        if (await TryRecordAsync(award, caller.Actor, database, ledger, stop) is not { } view)
        {
            var left = (await FindCallAsync(id, request.Hub, database, stop))!.Remaining;
            return Problem.Conflict("envelope_exceeded", string.Create(CultureInfo.GetCultureInfo("fr-FR"), $"L'enveloppe de l'appel ne contient pas ce montant : il reste {left:N2} {call.Currency}."));
        }

        return TypedResults.Created($"/api/funding/hubs/{award.Hub}/awards/{award.Id}", view);
    }

    /// <returns>Null where the envelope does not hold the amount. The connection is given back by then.</returns>
    private static async Task<AwardView?> TryRecordAsync(Award award, Actor actor, HubDatabase database, AwardLedger ledger, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(award.Hub, stop);
        try
        {
            await ledger.RecordAsync(transaction, award, actor, stop);
        }
        catch (PostgresException refused) when (AwardLedger.IsEnvelopeExceeded(refused))
        {
            return null;
        }

        var view = await transaction.QuerySingleOrDefaultAsync<AwardView>(
            $"select {AwardView.Columns} from awards join open.calls on calls.id = awards.call_id where hub_id = @Hub and awards.id = @Id",
            new { award.Hub, award.Id },
            stop);
        await transaction.CommitAsync(stop);
        return view;
    }

    private static Task<Call?> FindCallAsync(Guid id, string? hub, HubDatabase database, CancellationToken stop) =>
        database.QuerySingleOrDefaultAsync<Call>(
            """
            select name, currency, closes_on, envelope - awarded as remaining, exists (select from open.hubs where hub = @hub) as hub_is_known
            from open.calls where id = @id
            """,
            new { id, hub },
            stop);

    private static IEnumerable<FieldError> Check(NewAward request, Call call, DateOnly today)
    {
        if (!call.HubIsKnown)
        {
            yield return new("hub", "hub_unknown", "Ce hub n'est pas déclaré dans l'annuaire.");
        }

        if (request.Amount is not { } amount || !new Money(amount, call.Currency).IsGrantable)
        {
            yield return new("amount", "amount_invalid", "Indiquez un montant supérieur à zéro, au centime près.");
        }

        if (request.Currency != call.Currency)
        {
            yield return new("currency", "currency_mismatch", $"L'enveloppe de cet appel est en {call.Currency}.");
        }

        if (request.Recipients is not { Count: > 0 and <= MostRecipients } recipients || recipients.Any(recipient => string.IsNullOrWhiteSpace(recipient) || recipient.Length > 200))
        {
            yield return new("recipients", "recipients_invalid", $"Nommez de 1 à {MostRecipients} récipiendaires, 200 caractères au plus chacun.");
        }

        if (request.PopulationTargeted is <= 0 or > MostPeople)
        {
            yield return new("populationTargeted", "population_invalid", "Indiquez un nombre de personnes de 1 à 100 millions, ou rien.");
        }

        if (request.AwardedOn is not { } day || day < call.ClosesOn || day > today)
        {
            yield return new("awardedOn", "date_invalid", $"La date d'attribution se situe entre la clôture de l'appel ({call.ClosesOn:dd/MM/yyyy}) et aujourd'hui.");
        }

        if (string.IsNullOrWhiteSpace(request.Source) || request.Source.Length > LongestText)
        {
            yield return new("source", "source_required", "Citez la décision qui accorde cette somme (procès-verbal, notification).");
        }

        foreach (var (field, text) in new[] { ("populationNote", request.PopulationNote), ("zone", request.Zone) })
        {
            if (text is { Length: > LongestText })
            {
                yield return new(field, "too_long", $"{LongestText} caractères au plus.");
            }
        }
    }
}
