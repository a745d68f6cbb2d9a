namespace HubsPlatform.Portal.Clients;

/// <summary>One page of a list; <paramref name="Next"/> is the cursor of the next one.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Next, long Total)
{
    public static Paged<T> Empty { get; } = new([], null, 0);
}
