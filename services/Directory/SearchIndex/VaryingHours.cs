using System.Runtime.CompilerServices;
using HubsPlatform.OpeningHours;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace HubsPlatform.Directory.SearchIndex;

/// <summary>
/// The hours of the places of a segment in which holidays or dates decide, by the ordinals of <see cref="PlaceFields.Hours"/>. Many places keep the same hours, and what a search has
/// once asked of them need not be parsed again.
/// </summary>
internal sealed class VaryingHours
{
    private static readonly ConditionalWeakTable<object, VaryingHours> BySegment = [];

    private readonly OsmHours?[] _parsed;

    private VaryingHours(int count) => _parsed = new OsmHours?[count];

    /// <summary>Those of a segment, which stays as it was written.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="texts">Its values of <see cref="PlaceFields.Hours"/>.</param>
    public static VaryingHours Of(AtomicReader segment, SortedDocValues texts) => BySegment.GetValue(segment.CoreCacheKey, _ => new VaryingHours(texts.ValueCount));

    /// <param name="ordinal">Of the hours.</param>
    /// <param name="texts">As before; each search has its own, which are not for several threads.</param>
    public OsmHours this[int ordinal, SortedDocValues texts] => _parsed[ordinal] ??= Parse(ordinal, texts);

    private static OsmHours Parse(int ordinal, SortedDocValues texts)
    {
        var text = new BytesRef();
        texts.LookupOrd(ordinal, text);
        return OsmHours.TryParse(text.Utf8ToString(), out var hours, out var error) ? hours : throw new InvalidOperationException($"The index holds hours that cannot be read: {error}");
    }
}
