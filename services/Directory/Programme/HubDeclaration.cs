namespace HubsPlatform.Directory.Programme;

/// <summary>A hub as a programme declares it. A territory is a set of départements and of groups of communes (EPCI, by SIREN).</summary>
public sealed record HubDeclaration(
    string Alias,
    string Name,
    IReadOnlyList<string> Missions,
    IReadOnlyList<string> Consortium,
    IReadOnlyList<string> Departements,
    IReadOnlyList<string> Epcis);
