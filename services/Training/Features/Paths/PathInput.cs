using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Training.Features.Paths;

/// <summary>What someone writes about a path.</summary>
/// <param name="Name">At most 200 characters.</param>
/// <param name="Description">At most 5 000 characters, may be absent.</param>
/// <param name="Hours">Length of the whole path.</param>
/// <param name="Competences">What a participant can do afterwards.</param>
public sealed record PathInput(string? Name, string? Description, int? Hours, IReadOnlyList<string?>? Competences)
{
    private const int MostHours = 1_000;
    private const int MostCompetences = 50;

    public IEnumerable<FieldError> Check()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
        {
            yield return new("name", "name_invalid", "Donnez un nom, 200 caractères au plus.");
        }

        if (Description is { Length: > 5_000 })
        {
            yield return new("description", "too_long", "5 000 caractères au plus.");
        }

        if (Hours is not (> 0 and <= MostHours))
        {
            yield return new("hours", "hours_invalid", $"Indiquez une durée de 1 à {MostHours} heures.");
        }

        if (Competences is { Count: > MostCompetences } || (Competences ?? []).Any(competence => string.IsNullOrWhiteSpace(competence) || competence.Length > 200))
        {
            yield return new("competences", "competences_invalid", $"Au plus {MostCompetences} compétences, de 1 à 200 caractères chacune.");
        }
    }

    /// <summary>Parameters of the statements that store it.</summary>
    public object ToRow(string hub, Guid id, DateTimeOffset now) => new
    {
        hub,
        id,
        name = Name!.Trim(),
        description = Description?.Trim() ?? "",
        hours = Hours!.Value,
        competences = (Competences ?? []).Select(competence => competence!.Trim()).ToArray(),
        now,
    };
}
