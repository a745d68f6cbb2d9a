using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.ServiceDefaults.Database;
using Npgsql;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What a list shows of a place: its hub, and its card as JSON.</summary>
internal readonly record struct ShownPlace(string Hub, byte[] Card);

/// <summary>Answers from the index with what the database has of the places found, and from the state that the database is in.</summary>
public sealed class PlaceCards(HubDatabase database, PlaceIndex index)
{
    private const string Sql = $"""
        select p.id, p.hub, r.card from open.places p join open.place_records r on r.id = p.id where p.id = any(@ids)
        union all
        select null, null, null where {PublishedChanges.AreThere}
        """;

    /// <summary>Where places change all the time an answer is good enough at some point.</summary>
    private const int MostTries = 3;

    /// <param name="find">What to look for in a state of the index; it may be asked again, of a later one.</param>
    /// <param name="ids">Of the places that the answer shows.</param>
    /// <param name="stop">Ends the waiting.</param>
    internal async Task<(T Found, IReadOnlyDictionary<Guid, ShownPlace> Shown)> OfAsync<T>(Func<PlaceView, Task<T>> find, Func<T, IEnumerable<Guid>> ids, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            using var view = await index.ViewAsync(stop);
            var found = await find(view);
            var (shown, isCurrent) = (new Dictionary<Guid, ShownPlace>(), true);
            await database.ReadAsync(Sql, [new NpgsqlParameter<Guid[]>("ids", [.. ids(found)]), .. PublishedChanges.Parameters(view.Seen)], row =>
            {
                if (row.IsDBNull(0))
                {
                    isCurrent = false;
                }
                else
                {
                    shown[row.GetGuid(0)] = new ShownPlace(row.GetString(1), row.GetFieldValue<byte[]>(2));
                }
            }, stop);
            if (isCurrent || tries == MostTries || !await index.FollowedAsync(stop))
            {
                return (found, shown);
            }
        }
    }
}
