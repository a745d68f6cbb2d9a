namespace HubsPlatform.Bench.Data;

/// <summary>A question to the public search.</summary>
/// <param name="Path">As it is asked of the service.</param>
/// <param name="Sql">As it is asked of <see cref="ReferencePlaces"/>.</param>
internal sealed record Question(string Path, string Sql);
