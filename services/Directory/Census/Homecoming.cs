using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Census;

/// <summary>
/// Records that were exported from here carry the place's own id. When they come back, corrected or as they were, they are the same places,
/// under whatever name of a source the file comes.
/// </summary>
internal static class Homecoming
{
    /// <summary>Writes drafts under the sources that they came from.</summary>
    /// <param name="tx">In the drafts' hub.</param>
    /// <param name="source">Of the drafts that are no places of the hub yet, or are this source's.</param>
    /// <param name="drafts">Each id once.</param>
    /// <param name="write">Writes the drafts of one source.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>One outcome per draft, in the order of the drafts.</returns>
    public static async Task<IReadOnlyList<PlaceOutcome>> WriteAsync(
        HubTransaction tx, string source, IReadOnlyList<PlaceDraft> drafts, Func<string, IReadOnlyList<PlaceDraft>, Task<IReadOnlyList<PlaceOutcome>>> write, CancellationToken stop)
    {
        var homes = await FindAsync(tx, source, drafts, stop);
        if (homes.Count == 0)
        {
            return await write(source, drafts);
        }

        var outcomes = new PlaceOutcome[drafts.Count];
        foreach (var group in drafts.Select((draft, index) => (Draft: draft, Index: index, Home: homes.GetValueOrDefault(draft.Id))).GroupBy(row => row.Home?.Source ?? source).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var rows = group.ToList();
            var written = await write(group.Key, [.. rows.Select(row => row.Home is null ? row.Draft : row.Draft with { Id = row.Home.SourceId })]);
            for (var i = 0; i < rows.Count; i++)
            {
                outcomes[rows[i].Index] = written[i];
            }
        }

        return outcomes;
    }

    /// <summary>By the draft's id: the source and the id in it of the place that has this id.</summary>
    private static async Task<IReadOnlyDictionary<string, Home>> FindAsync(HubTransaction tx, string source, IReadOnlyList<PlaceDraft> drafts, CancellationToken stop)
    {
        var ids = new Dictionary<Guid, string>();
        foreach (var draft in drafts)
        {
            if (Guid.TryParseExact(draft.Id, "D", out var id))
            {
                ids[id] = draft.Id;
            }
        }

        if (ids.Count == 0)
        {
            return new Dictionary<string, Home>();
        }

        var homes = await tx.QueryAsync<Home>(
            """
            select p.id, p.source, p.source_id from unnest(@ids) as wanted (id) join places p on p.hub_id = @hub and p.id = wanted.id
            where not exists (select from places own where own.hub_id = @hub and own.source = @source and own.source_id = wanted.id::text)
            """,
            new { hub = tx.Hub!.Value.Alias, source, ids = ids.Keys.ToArray() }, stop);
        return homes.ToDictionary(home => ids[home.Id]);
    }

    private sealed record Home(Guid Id, string Source, string SourceId);
}
