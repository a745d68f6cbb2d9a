namespace HubsPlatform.Portal.Web;

/// <summary>One of very many records to choose in a form that works without a script: words to look for, and what was found, to pick from.</summary>
/// <param name="Field">Name of the form's field; what is looked for is "chercher-{field}".</param>
/// <param name="LookUp">Where the form goes to look.</param>
/// <param name="Query">What was looked for; null before.</param>
/// <param name="Options">Found, and what is chosen already.</param>
/// <param name="Chosen">Of the options.</param>
/// <param name="None">What choosing none is called; null where one has to be chosen.</param>
public sealed record Choice(
    string Field, string Label, string Hint, string LookUp, string? Query, IReadOnlyList<ChoiceOption> Options, IReadOnlyCollection<Guid> Chosen, string? None = null, bool IsMultiple = false)
{
    /// <summary>What is chosen, then what was found besides.</summary>
    public static IReadOnlyList<ChoiceOption> Join(IEnumerable<ChoiceOption> chosen, IEnumerable<ChoiceOption> found) => [.. chosen.Concat(found).DistinctBy(option => option.Id)];
}

public sealed record ChoiceOption(Guid Id, string Name, string? Hint = null);
