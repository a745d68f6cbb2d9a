using HubsPlatform.Directory.Territories;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>Makes a question for the index of what was asked.</summary>
public sealed class SearchQuestions(OfficialCode code, OpeningClock opening)
{
    internal async Task<SearchQuestion> OfAsync(SearchRequest request, CancellationToken stop) =>
        new(request, request.OpenAt is { } time ? await opening.AtAsync(time, stop) : null, code);
}
