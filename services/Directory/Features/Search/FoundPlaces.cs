namespace HubsPlatform.Directory.Features.Search;

/// <summary>
/// The answer of the search, for its description: <see cref="SearchAnswer"/> writes it. <c>correctedText</c> is there where the words as typed
/// were found nowhere and others were taken for them, <c>understood</c> where they stand for values of the standard or a postal code, <c>qpvByCommune</c> where a priority district asked for has no outline and stands for its whole communes,
/// <c>facets</c> where they were asked for.
/// </summary>
public sealed record FoundPlaces(
    IReadOnlyList<FoundPlace> Items, string? Next, long Total, string? CorrectedText, Understood? Understood, bool? QpvByCommune, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>>? Facets);

/// <summary>How many places would be left with this value.</summary>
public sealed record FacetValue(string Value, long Count);
