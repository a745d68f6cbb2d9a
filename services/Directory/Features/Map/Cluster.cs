namespace HubsPlatform.Directory.Features.Map;

/// <summary>Places drawn as one point, at their middle, in steps of MapPosition.</summary>
/// <param name="Cell">Their common beginning in the order of cells.</param>
/// <param name="Places">How many.</param>
/// <param name="X">Sum of their positions.</param>
/// <param name="Y">Sum of their positions.</param>
/// <param name="Any">One of them: the one, where it is alone.</param>
internal readonly record struct Cluster(long Cell, int Places, long X, long Y, Guid Any)
{
    public Cluster With(Cluster other) => this with { Places = Places + other.Places, X = X + other.X, Y = Y + other.Y };
}
