namespace HubsPlatform.Bench.Figures;

/// <summary>One row of the table of performance bars.</summary>
internal interface IMeasure
{
    string Name { get; }

    Task<IReadOnlyList<Figure>> RunAsync(CancellationToken stop);
}
