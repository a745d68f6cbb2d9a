using System.Collections.Frozen;

namespace HubsPlatform.Directory.Standard;

/// <summary>
/// Values of earlier versions of the standard that files and mappings still have, and what they are called now. The fifteen services of
/// version 0 became nine without an official table; docs/mapping.md gives the reason for each.
/// </summary>
public static class OldValues
{
    private static readonly FrozenDictionary<string, string> Services = Plain(
        ("Accéder à du matériel", "Accès internet et matériel informatique"),
        ("Accéder à une connexion internet", "Accès internet et matériel informatique"),
        ("Accompagner les démarches de santé", "Aide aux démarches administratives"),
        ("Approfondir ma culture numérique", "Compréhension du monde numérique"),
        ("Créer avec le numérique", "Loisirs et créations numériques"),
        ("Créer et développer mon entreprise", "Insertion professionnelle via le numérique"),
        ("Devenir autonome dans les démarches administratives", "Aide aux démarches administratives"),
        ("Favoriser mon insertion professionnelle", "Insertion professionnelle via le numérique"),
        ("Prendre en main un ordinateur", "Maîtrise des outils numériques du quotidien"),
        ("Prendre en main un smartphone ou une tablette", "Maîtrise des outils numériques du quotidien"),
        ("Promouvoir la citoyenneté numérique", "Compréhension du monde numérique"),
        ("Réaliser des démarches administratives avec un accompagnement", "Aide aux démarches administratives"),
        ("S'équiper en matériel informatique", "Acquisition de matériel informatique à prix solidaire"),
        ("Soutenir la parentalité et l'éducation avec le numérique", "Parentalité et éducation avec le numérique"),
        ("Utiliser le numérique au quotidien", "Maîtrise des outils numériques du quotidien"));

    /// <summary>Pôle emploi is France Travail since 2024.</summary>
    private static readonly FrozenDictionary<string, string> Typologies = Plain(("PE", "FT"));

    /// <summary>Today's value for an old one; null where it is none.</summary>
    public static string? Today(StandardField field, string value) => field switch
    {
        StandardField.Services => Services.GetValueOrDefault(PlainText.Of(value)),
        StandardField.Typologie => Typologies.GetValueOrDefault(PlainText.Of(value)),
        _ => null,
    };

    private static FrozenDictionary<string, string> Plain(params (string Old, string Today)[] values) =>
        values.ToFrozenDictionary(value => PlainText.Of(value.Old), value => value.Today, StringComparer.Ordinal);
}
