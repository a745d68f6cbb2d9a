namespace HubsPlatform.Directory.Features.Search;

/// <summary>The last record of a page. The total of the first page goes along, so that it stays the same and is counted once.</summary>
internal sealed record SearchPosition(string Key, Guid Id, long Total);
