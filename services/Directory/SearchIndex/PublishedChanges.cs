using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// What became of the published places since a state of the database that was seen: a snapshot in PostgreSQL's sense, so that no transaction is
/// missed that began early and ended late.
/// </summary>
/// <param name="Seen">The state now, as PostgreSQL writes a pg_snapshot.</param>
/// <param name="IsWhole">Everything may have changed.</param>
/// <param name="Places">Ids of those that are new, changed or gone.</param>
internal sealed record PublishedChanges(string Seen, bool IsWhole, IReadOnlyCollection<Guid> Places)
{
    private const string Unseen = "c.xid >= @oldest::text::xid8 and not pg_visible_in_snapshot(c.xid, @seen::text::pg_snapshot)";

    /// <summary>Whether there is something that was not seen then.</summary>
    public static async Task<bool> AreThereAsync(HubDatabase database, string seen, CancellationToken stop)
    {
        var areThere = false;
        await database.ReadAsync($"select exists (select from open.changes c where {Unseen})", Parameters(seen), row => areThere = row.GetBoolean(0), stop);
        return areThere;
    }

    /// <summary>The state before anything is read.</summary>
    public static async Task<string> NowAsync(HubDatabase database, CancellationToken stop) =>
        (await database.QuerySingleOrDefaultAsync<string>("select pg_current_snapshot()::text", stop: stop))!;

    public static async Task<PublishedChanges> SinceAsync(HubDatabase database, string seen, CancellationToken stop)
    {
        var (now, isWhole, places) = ("", false, new HashSet<Guid>());
        await database.ReadAsync(
            $"select pg_current_snapshot()::text, c.whole, c.places from (select) one left join open.changes c on {Unseen}",
            Parameters(seen),
            row =>
            {
                now = row.GetString(0);
                isWhole |= !row.IsDBNull(1) && row.GetBoolean(1);
                places.UnionWith(row.IsDBNull(2) ? [] : row.GetFieldValue<Guid[]>(2));
            }, stop);
        return new PublishedChanges(now, isWhole, places);
    }

    private static IReadOnlyList<NpgsqlParameter> Parameters(string seen) =>
        [new NpgsqlParameter<string>("seen", seen), new NpgsqlParameter<string>("oldest", seen[..seen.IndexOf(':', StringComparison.Ordinal)])];
}
