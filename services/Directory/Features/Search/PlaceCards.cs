using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Answers from the index with what the database has of the places found, and from the state that the database is in.</summary>
public sealed class PlaceCards(HubDatabase database, PlaceIndex index)
{
    /// <summary>One text of all cards: they are some 12 kB, which arrive at once that way, and card by card in two pieces, each with its waiting.</summary>
    private const string Sql = $"""
        select (select string_agg(coalesce(r.card, ''), E'\n' order by found.at) from unnest(@ids) with ordinality as found (id, at) left join open.place_records r on r.id = found.id),
          {PublishedChanges.AreThere}
        """;

    /// <summary>Where places change all the time an answer is good enough at some point.</summary>
    private const int MostTries = 3;

    /// <param name="find">What to look for in a state of the index; it may be asked again, of a later one.</param>
    /// <param name="ids">Of the places that the answer shows.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>What was found, and the card of each id as JSON, in their order; empty for a place that is gone since.</returns>
    internal async Task<(T Found, IReadOnlyList<ReadOnlyMemory<byte>> Cards)> OfAsync<T>(Func<PlaceView, Task<T>> find, Func<T, IEnumerable<Guid>> ids, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            using var view = await index.ViewAsync(stop);
            var found = await find(view);
            Guid[] shown = [.. ids(found)];
            var (cards, isCurrent) = (Array.Empty<byte>(), true);
            await database.ReadAsync(Sql, [new NpgsqlParameter<Guid[]>("ids", shown), .. PublishedChanges.Parameters(view.Seen)], row =>
            {
                cards = row.IsDBNull(0) ? cards : row.GetFieldValue<byte[]>(0);
                isCurrent = !row.GetBoolean(1);
            }, stop);
            if (isCurrent || tries == MostTries || !await index.FollowedAsync(stop))
            {
                return (found, Lines(cards, shown.Length));
            }
        }
    }

    /// <summary>JSON has no line ends but between its parts.</summary>
    private static ReadOnlyMemory<byte>[] Lines(ReadOnlyMemory<byte> text, int count)
    {
        var lines = new ReadOnlyMemory<byte>[count];
        for (var i = 0; i < count; i++)
        {
            var end = text.Span.IndexOf((byte)'\n');
            lines[i] = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
        }

        return lines;
    }
}
