namespace HubsPlatform.Training.Features.Paths;

/// <summary>A training path (parcours) as the API tells it.</summary>
public sealed record PathView(Guid Id, string Name, string Description, int Hours, string[] Competences, long Version)
{
    public const string Columns = "id, name, description, hours, competences, version";
}
