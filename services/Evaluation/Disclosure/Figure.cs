namespace HubsPlatform.Evaluation.Disclosure;

/// <summary>A count of persons that may be withheld (secret statistique).</summary>
/// <param name="Value">Null where it is withheld.</param>
public readonly record struct Figure(long? Value)
{
    public static readonly Figure Withheld = new(null);

    public bool Suppressed => Value is null;
}
