using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Funding.Features.Programmes;

/// <summary>The programmes with their missions and calls. Public.</summary>
public static class ListProgrammes
{
    public sealed record Programme(Guid Id, string Name, string Summary, string Source, IReadOnlyList<Mission> Missions, IReadOnlyList<CallSummary> Calls);

    public sealed record Mission(int Position, string Code, string Label);

    public sealed record CallSummary(Guid Id, string Name, DateOnly OpensOn, DateOnly ClosesOn, DateOnly AnnouncedOn, decimal Envelope, string Currency);

    private sealed record ProgrammeRow(Guid Id, string Name, string Summary, string Source);

    private sealed record MissionRow(Guid ProgrammeId, int Position, string Code, string Label);

    private sealed record CallRow(Guid ProgrammeId, Guid Id, string Name, DateOnly OpensOn, DateOnly ClosesOn, DateOnly AnnouncedOn, decimal Envelope, string Currency);

    public static async Task<Ok<Page<Programme>>> HandleAsync(HubDatabase database, CancellationToken stop)
    {
        // Programmes are national and few: one page holds them.
        var programmes = await database.QueryAsync<ProgrammeRow>("select id, name, summary, source from open.programmes order by id", stop: stop);
        var missions = (await database.QueryAsync<MissionRow>("select programme_id, position, code, label from open.programme_missions order by position", stop: stop))
            .ToLookup(mission => mission.ProgrammeId);
        var calls = (await database.QueryAsync<CallRow>("select programme_id, id, name, opens_on, closes_on, announced_on, envelope, currency from open.calls order by opens_on, id", stop: stop))
            .ToLookup(call => call.ProgrammeId);

        var items = programmes
            .Select(programme => new Programme(
                programme.Id,
                programme.Name,
                programme.Summary,
                programme.Source,
                [.. missions[programme.Id].Select(mission => new Mission(mission.Position, mission.Code, mission.Label))],
                [.. calls[programme.Id].Select(call => new CallSummary(call.Id, call.Name, call.OpensOn, call.ClosesOn, call.AnnouncedOn, call.Envelope, call.Currency))]))
            .ToArray();
        return TypedResults.Ok(new Page<Programme>(items, null, items.Length));
    }
}
