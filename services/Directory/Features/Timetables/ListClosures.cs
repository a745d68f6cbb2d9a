using HubsPlatform.Directory.Features.Places;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Paging;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>GET /api/directory/hubs/{hub}/places/{id}/closures: the latest first, past ones too.</summary>
public static class ListClosures
{
    private const int Most = 100;

    internal const string Columns = "id, starts_on as \"from\", ends_on as \"to\", reason, created_at";

    public static async Task<Results<Ok<Page<Closure>>, ProblemHttpResult>> Handle(Guid id, HubContext hub, HubDatabase database, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub.Hub, stop);
        if (!await IsThereAsync(transaction, id, stop))
        {
            return GetPlace.Missing();
        }

        var closures = await transaction.QueryAsync<Row>(
            $"select {Columns} from place_closures where hub_id = @hub and place_id = @id order by starts_on desc, id desc limit {Most}", new { hub = hub.Hub.Alias, id }, stop);
        return TypedResults.Ok(new Page<Closure>([.. closures.Select(row => row.ToClosure())], null, closures.Count));
    }

    internal static Task<bool> IsThereAsync(HubTransaction transaction, Guid id, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<bool>(
            $"select exists (select from places p where p.hub_id = @hub and p.id = @id and {GetPlace.IsThere})", new { hub = transaction.Hub!.Value.Alias, id }, stop);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public DateOnly From { get; init; }
        public DateOnly To { get; init; }
        public string Reason { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }

        public Closure ToClosure() => new(Id, From, To, Reason, CreatedAt);
    }
}
