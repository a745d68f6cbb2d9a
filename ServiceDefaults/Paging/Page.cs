namespace HubsPlatform.ServiceDefaults.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The records of this page, in the order of the list.</param>
/// <param name="Next">Where the next page begins, null on the last one.</param>
/// <param name="Total">How many records the whole list has.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long Total);
