using HubsPlatform.Directory.Features.Search;
using HubsPlatform.Directory.PublicPlaces;
using HubsPlatform.Directory.SearchIndex;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace HubsPlatform.Directory.Features.Map;

/// <summary>
/// GET /api/directory/tiles/{z}/{x}/{y}.mvt: the published places of a tile of the map, with the filters of the search. Up to zoom 7 neighbours are
/// drawn together. A client that has the current state gets 304.
/// </summary>
public sealed class GetTile(HubDatabase database, ClusterMap clusters, SearchQuestions questions, PlaceIndex index, TimeProvider clock)
{
    public const string MediaType = "application/vnd.mapbox-vector-tile";

    public static Task<IResult> Handle(int z, int x, int y, HttpContext http, GetTile tiles, CancellationToken stop) => tiles.AnswerAsync(new TileAddress(z, x, y), http, stop);

    private async Task<IResult> AnswerAsync(TileAddress tile, HttpContext http, CancellationToken stop)
    {
        if (!tile.Exists)
        {
            return Problem.NotFound("tile_not_found", $"Cette tuile n'existe pas : le zoom va de 0 à {TileAddress.Closest}, x et y de 0 à 2^z - 1.");
        }

        if (SearchRequestReader.TryRead(http.Request.Query, clock.GetUtcNow(), out var request) is { } problem)
        {
            return problem;
        }

        request = SearchMeaning.Asked(request, clock.GetUtcNow())?.Applied(request) ?? request;
        var state = tile.IsOfClusters && request.IsEverything ? await clusters.CurrentAsync(stop) : null;
        var version = state?.Version ?? await PublishedVersion.ReadAsync(database, null, stop);
        if (request.OpenAt is not { Word: not null } && IsKnown(http, version)) // what is open now, or next Saturday, changes without any place changing
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = state is not null ? await state.TileAsync(tile, found => DrawAsync(tile, found, CancellationToken.None))
            : tile.IsOfClusters ? await DrawAsync(tile, await FindClustersAsync(tile, request, stop), stop)
            : await DrawPlacesAsync(tile, request, stop);
        return TypedResults.Bytes(bytes, MediaType);
    }

    /// <summary>Names the version in the answer.</summary>
    /// <returns>Whether the client has it already.</returns>
    private static bool IsKnown(HttpContext http, PublishedVersion version)
    {
        _ = new ResponseHeaders(http.Response.Headers) { ETag = version.ETag, LastModified = version.LastModified, CacheControl = new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromSeconds(5) } };
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(version.ETag, useStrongComparison: false));
    }

    private async Task<byte[]> DrawPlacesAsync(TileAddress tile, SearchRequest request, CancellationToken stop)
    {
        byte[] bytes = [];
        List<NpgsqlParameter> args = [new NpgsqlParameter<long>("first", tile.Cells.First), new NpgsqlParameter<long>("last", tile.Cells.Last)];
        if (!request.IsEverything)
        {
            args.Add(new NpgsqlParameter<Guid[]>("ids", [.. await FindAsync(tile, request, found => found.Ids, stop)]));
        }

        await database.ReadAsync(request.IsEverything ? TileSql.Places(tile) : TileSql.FoundPlaces(tile), args, row => bytes = row.GetFieldValue<byte[]>(0), stop);
        return bytes;
    }

    private Task<IReadOnlyList<Cluster>> FindClustersAsync(TileAddress tile, SearchRequest request, CancellationToken stop) =>
        FindAsync(tile, request, found => found.Clusters(ClusterMap.ShiftAt(tile.Zoom)), stop);

    private async Task<T> FindAsync<T>(TileAddress tile, SearchRequest request, Func<PlacesOfTile, T> taken, CancellationToken stop)
    {
        var question = await questions.OfAsync(request, stop);
        return await index.AnswerAsync(
            view =>
            {
                var found = new PlacesOfTile(tile);
                PlaceFinder.Collect(view, question with { Also = found.Around }, found);
                return Task.FromResult(taken(found));
            },
            stop);
    }

    private async Task<byte[]> DrawAsync(TileAddress tile, IReadOnlyList<Cluster> found, CancellationToken stop)
    {
        byte[] bytes = [];
        await database.ReadAsync(
            TileSql.Drawn,
            [
                new NpgsqlParameter<Guid[]>("ids", [.. found.Select(cluster => cluster.Any)]),
                new NpgsqlParameter<int[]>("places", [.. found.Select(cluster => cluster.Places)]),
                new NpgsqlParameter<int[]>("xs", [.. found.Select(cluster => (int)((cluster.X / cluster.Places) - tile.Corner.X) >> tile.Shift)]),
                new NpgsqlParameter<int[]>("ys", [.. found.Select(cluster => (int)((cluster.Y / cluster.Places) - tile.Corner.Y) >> tile.Shift)]),
            ],
            row => bytes = row.GetFieldValue<byte[]>(0), stop);
        return bytes;
    }
}
