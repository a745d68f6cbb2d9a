using System.Collections.Concurrent;
using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// How many places there are, for questions that need no look at all of them. Counting a hundred thousand rows takes longer
/// than finding the twenty nearest, so a number serves for a second.
/// </summary>
public sealed class PlaceTotals(HubDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int MostQuestions = 1_000;

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, long Total)> _known = [];

    internal async Task<long> OfAsync(SearchRequest request, IReadOnlyList<NpgsqlParameter> args, CancellationToken stop)
    {
        var question = (request.RadiusKm is null && request.Near is not null ? request with { Near = new GeoPoint(0, 0) } : request).Scope; // the nearest are all places, wherever one stands
        if (_known.TryGetValue(question, out var known) && clock.GetUtcNow() - known.At < Fresh)
        {
            return known.Total;
        }

        if (_known.Count >= MostQuestions)
        {
            _known.Clear();
        }

        var total = 0L;
        await database.ReadAsync(SearchSql.Total(request), args, row => total = row.GetInt64(0), stop);
        _known[question] = (clock.GetUtcNow(), total);
        return total;
    }
}
