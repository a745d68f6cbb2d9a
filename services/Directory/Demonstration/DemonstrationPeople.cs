using HubsPlatform.Directory.Features.Mediators;

namespace HubsPlatform.Directory.Demonstration;

/// <summary>Invented mediators for the structures of the demonstration.</summary>
internal static class DemonstrationPeople
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly string[] FirstNames = ["Camille", "Nadia", "Yanis", "Solène", "Malo", "Inès", "Teva", "Maëlys", "Rayan", "Louise", "Keoni", "Ambre"];
    private static readonly string[] LastNames = ["Martin", "Benali", "Lefèvre", "Rousseau", "Payet", "Da Silva", "Garnier", "Moreau", "Tehei", "Fontaine"];

    public static MediatorForm For(Guid structure, string departement, int index) => new(
        $"{FirstNames[index % FirstNames.Length]} {LastNames[index * 7 % LastNames.Length]}",
        $"mediateur-{departement.ToLowerInvariant()}-{index}@demonstration.example",
        MediatorForm.Statuses[index % MediatorForm.Statuses.Count],
        structure,
        departement,
        Today.AddDays(-(index * 37 % 500)));
}
