using HubsPlatform.Funding.Awards;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Funding.Facts;

/// <summary>
/// Records the programme of 2018 at the first start. Ids are fixed in the file, so that a second start, or a second
/// replica at the same moment, finds each fact there and adds nothing.
/// </summary>
public sealed class RecordFacts(HubDatabase database, AwardLedger ledger) : IHostedService
{
    private static readonly Actor Recorder = Actor.System("facts");

    public async Task StartAsync(CancellationToken stop)
    {
        var facts = ProgrammeFacts.Hubs2018();
        await RecordCallAsync(facts, stop);
        foreach (var fact in facts.Awards)
        {
            await using var transaction = await database.BeginAsync(new HubId(fact.Hub), stop);
            await ledger.RecordAsync(transaction, AwardOf(fact, facts.Call), Recorder, stop);
            await transaction.CommitAsync(stop);
        }
    }

    public Task StopAsync(CancellationToken stop) => Task.CompletedTask;

    private async Task RecordCallAsync(ProgrammeFacts facts, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        var (programme, call) = (facts.Programme, facts.Call);
        var isNew = await transaction.ExecuteAsync(
            "insert into open.programmes (id, name, summary, source) values (@Id, @Name, @Summary, @Source) on conflict do nothing",
            new { programme.Id, programme.Name, programme.Summary, programme.Source },
            stop) == 1;
        if (!isNew)
        {
            return;
        }

        await transaction.ExecuteAsync(
            """
            insert into open.programme_missions (programme_id, position, code, label)
            select @Id, position, code, label from unnest(@codes, @labels) with ordinality as mission (code, label, position)
            """,
            new { programme.Id, codes = programme.Missions.Select(mission => mission.Code).ToArray(), labels = programme.Missions.Select(mission => mission.Label).ToArray() },
            stop);
        await transaction.ExecuteAsync(
            """
            insert into open.calls (id, programme_id, name, opens_on, closes_on, announced_on, envelope, currency, considerations, source)
            values (@Id, @programmeId, @Name, @OpensOn, @ClosesOn, @AnnouncedOn, @Envelope, @Currency, @considerations, @Source)
            """,
            new { call.Id, programmeId = programme.Id, call.Name, call.OpensOn, call.ClosesOn, call.AnnouncedOn, call.Envelope, call.Currency, considerations = call.Considerations.ToArray(), call.Source },
            stop);
        foreach (var (index, criterion) in call.Criteria.Index())
        {
            await transaction.ExecuteAsync(
                "insert into open.call_criteria (call_id, position, code, title, explanation, details) values (@Id, @position, @Code, @Title, @Explanation, @details)",
                new { call.Id, position = index + 1, criterion.Code, criterion.Title, criterion.Explanation, details = criterion.Details.ToArray() },
                stop);
        }

        foreach (var (index, milestone) in call.Milestones.Index())
        {
            await transaction.ExecuteAsync(
                "insert into open.call_milestones (call_id, position, starts_on, ends_on, label) values (@Id, @position, @StartsOn, @EndsOn, @Label)",
                new { call.Id, position = index + 1, milestone.StartsOn, milestone.EndsOn, milestone.Label },
                stop);
        }

        foreach (var (index, seat) in call.Jury.Index())
        {
            await transaction.ExecuteAsync(
                "insert into open.call_jury_seats (call_id, position, body, chairs, by_proxy) values (@Id, @position, @Body, @Chairs, @ByProxy)",
                new { call.Id, position = index + 1, seat.Body, seat.Chairs, seat.ByProxy },
                stop);
        }

        await transaction.AuditAsync(Recorder, "programme.recorded", $"programmes/{programme.Id}", stop);
        await transaction.CommitAsync(stop);
    }

    private static Award AwardOf(ProgrammeFacts.AwardFact fact, ProgrammeFacts.CallFact call) => new()
    {
        Id = fact.Id,
        Hub = new HubId(fact.Hub),
        CallId = call.Id,
        Money = new Money(fact.Amount, call.Currency),
        Recipients = fact.Recipients,
        PopulationTargeted = fact.PopulationTargeted,
        PopulationNote = fact.PopulationNote,
        Zone = fact.Zone,
        AwardedOn = call.AnnouncedOn,
        Source = call.Source,
    };
}
