using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Programmes;

/// <summary>A call with its criteria in order of importance, its calendar, its jury's bodies and what is left of the envelope. Public.</summary>
public static class GetCall
{
    public sealed record CallDetails(
        Guid Id,
        Guid ProgrammeId,
        string Name,
        DateOnly OpensOn,
        DateOnly ClosesOn,
        DateOnly AnnouncedOn,
        decimal Envelope,
        decimal Awarded,
        decimal Remaining,
        string Currency,
        int Awards,
        IReadOnlyList<Criterion> Criteria,
        IReadOnlyList<string> Considerations,
        IReadOnlyList<Milestone> Milestones,
        IReadOnlyList<JurySeat> Jury,
        string Source);

    public sealed record Criterion(int Position, string Code, string Title, string Explanation, string[] Details);

    public sealed record Milestone(DateOnly StartsOn, DateOnly EndsOn, string Label);

    public sealed record JurySeat(string Body, bool Chairs, bool ByProxy);

    private sealed record CallRow(
        Guid ProgrammeId, string Name, DateOnly OpensOn, DateOnly ClosesOn, DateOnly AnnouncedOn, decimal Envelope, decimal Awarded, string Currency, int Awards, string[] Considerations, string Source);

    public static async Task<Results<Ok<CallDetails>, ProblemHttpResult>> HandleAsync(Guid id, HubDatabase database, CancellationToken stop)
    {
        var call = await database.QuerySingleOrDefaultAsync<CallRow>(
            "select programme_id, name, opens_on, closes_on, announced_on, envelope, awarded, currency, awards, considerations, source from open.calls where id = @id",
            new { id },
            stop);
        if (call is null)
        {
            return Problem.NotFound("call_not_found", "Cet appel à projets n'existe pas.");
        }

        var criteria = await database.QueryAsync<Criterion>("select position, code, title, explanation, details from open.call_criteria where call_id = @id order by position", new { id }, stop);
        var milestones = await database.QueryAsync<Milestone>("select starts_on, ends_on, label from open.call_milestones where call_id = @id order by position", new { id }, stop);
        var jury = await database.QueryAsync<JurySeat>("select body, chairs, by_proxy from open.call_jury_seats where call_id = @id order by position", new { id }, stop);
        return TypedResults.Ok(new CallDetails(
            id,
            call.ProgrammeId,
            call.Name,
            call.OpensOn,
            call.ClosesOn,
            call.AnnouncedOn,
            call.Envelope,
            call.Awarded,
            call.Envelope - call.Awarded,
            call.Currency,
            call.Awards,
            criteria,
            call.Considerations,
            milestones,
            jury,
            call.Source));
    }
}
