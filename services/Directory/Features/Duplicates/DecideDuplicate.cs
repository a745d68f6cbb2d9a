using HubsPlatform.ServiceDefaults.Concurrency;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Duplicates;

/// <summary>
/// POST /api/directory/hubs/{hub}/duplicates/{id}/decision: the two are one place (merge), are not (distinct), or may be (later). Of two
/// people who decide at once the second learns it (409); who sends the version that he saw (If-Match) also learns of any other change (412).
/// </summary>
public static class DecideDuplicate
{
    public static async Task<Results<Ok<DuplicateItem>, ProblemHttpResult>> Handle(
        Guid id, DuplicateDecision form, IfMatch ifMatch, HubContext hub, HubDatabase database, DuplicateDecisions decisions, HttpResponse response, CancellationToken stop)
    {
        if (StatusOf(form.Decision) is not { } status)
        {
            return Problem.Unprocessable("decision_unknown", "La décision est « merge », « distinct » ou « later ».", [new FieldError("decision", "decision_unknown", "merge, distinct ou later")]);
        }

        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (await decisions.LockAsync(transaction, id, stop) is not { } pair)
        {
            return GetDuplicate.Missing();
        }

        if (pair.IsDecided)
        {
            return Problem.Conflict("duplicate_decided", "Quelqu'un a déjà décidé pour ces deux lieux. Relisez la décision ; au besoin, annulez-la d'abord.");
        }

        if (!ifMatch.Fits(pair.Version))
        {
            return Problem.PreconditionFailed();
        }

        if (status == "merged" && await decisions.ObstacleAsync(transaction, pair, stop) is { } obstacle)
        {
            return obstacle;
        }

        await decisions.DecideAsync(transaction, [pair], status, hub.Actor, stop);
        var item = (await DuplicateItem.ReadAsync(transaction, id, stop))!;
        await transaction.CommitAsync(stop);
        response.SetETag(item.Version);
        return TypedResults.Ok(item);
    }

    private static string? StatusOf(string? decision) => decision switch
    {
        "merge" => "merged",
        "distinct" => "distinct",
        "later" => "later",
        _ => null,
    };

    /// <param name="Decision">merge, distinct or later.</param>
    public sealed record DuplicateDecision(string? Decision);
}
