using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HubsPlatform.ServiceDefaults.Paging;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// The last record of a page. The total of the first page goes along, so that it stays the same and is counted once; so do the words that
/// were taken for the ones typed, and that they were understood as what they stand for.
/// </summary>
internal sealed record SearchPosition(string Key, Guid Id, long Total, string? CorrectedText = null, bool IsUnderstood = false);

/// <summary>
/// The answer, put together from the cards of its places without taking them apart: reading some twenty columns a row and writing them anew was
/// about a third of the service's processor time for a search.
/// </summary>
internal sealed class SearchAnswer(IReadOnlyList<PlaceHit> found, int size, string scope, long total, bool withDistance) : IResult
{
    public required IReadOnlyDictionary<Guid, ClosedPlace> Closed { get; init; }

    public IReadOnlyList<Facet>? Facets { get; init; }

    public string? CorrectedText { get; init; }

    public Understood? Understood { get; init; }

    /// <summary>What the words stand for besides being found.</summary>
    public Understood? StandsFor { get; init; }

    /// <summary>Of the priority districts asked for at least one has no outline.</summary>
    public bool IsByCommune { get; init; }

    public Task ExecuteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        var output = response.BodyWriter;
        Add("{\"items\":[");
        for (var i = 0; i < Math.Min(found.Count, size); i++)
        {
            var (id, hub, key, card) = found[i];
            Add(i == 0 ? "{\"id\":\"" : ",{\"id\":\"");
            id.TryFormat(output.GetSpan(36), out var written);
            output.Advance(written);
            Add("\",\"hub\":\"");
            Add(hub); // [a-z0-9-] only: nothing to escape
            Add("\",");
            output.Write(card.Span[1..^1]);
            Add(withDistance ? string.Create(CultureInfo.InvariantCulture, $",\"distanceKm\":{Math.Round((double)key / 1000, 3)}") : ",\"distanceKm\":null");
            if (Closed.TryGetValue(id, out var closed))
            {
                AddMember("closedUntil", closed.Until);
                AddMember("closures", closed.Closures.Select(closure => new { From = closure.StartsOn, To = closure.EndsOn }));
            }

            Add("}");
        }

        Add(found.Count > size ? $"],\"next\":\"{Cursor.Encode(scope, new SearchPosition(found[size - 1].KeyText, found[size - 1].Id, total, CorrectedText, Understood is not null))}\"" : "],\"next\":null");
        Add(string.Create(CultureInfo.InvariantCulture, $",\"total\":{total}"));
        AddMember("correctedText", CorrectedText);
        AddMember("understood", Understood);
        AddMember("standsFor", StandsFor);
        AddMember("qpvByCommune", IsByCommune ? true : null);
        AddMember("facets", Facets?.GroupBy(facet => facet.Group).ToDictionary(group => group.Key, group => group.Select(facet => new { facet.Value, facet.Count })));
        Add("}");
        return Task.CompletedTask; // the server sends it all at once when the request ends; flushing here would send the end apart

        void Add(string text) => Encoding.UTF8.GetBytes(text, output);

        void AddMember(string name, object? value)
        {
            if (value is not null)
            {
                Add($",\"{name}\":");
                output.Write(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web));
            }
        }
    }
}
