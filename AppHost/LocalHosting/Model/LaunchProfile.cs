using System.Text.Json;

namespace Aspire.Hosting;

/// <summary>What a project's Properties/launchSettings.json says about how it is run.</summary>
internal sealed record LaunchProfile(IReadOnlyList<Uri> Urls, IReadOnlyDictionary<string, string> Environment)
{
    public static LaunchProfile Read(string projectPath, string profileName)
    {
        var path = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path))
        {
            throw new DistributedApplicationException($"{path} is missing: the port and the environment of the project stand there, in the profile '{profileName}'.");
        }

        using var settings = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!settings.RootElement.TryGetProperty("profiles", out var profiles) || !profiles.TryGetProperty(profileName, out var profile))
        {
            throw new DistributedApplicationException($"{path} has no profile '{profileName}'.");
        }

        var urls = profile.TryGetProperty("applicationUrl", out var url) ? url.GetString()!.Split(';', StringSplitOptions.RemoveEmptyEntries) : [];
        var variables = profile.TryGetProperty("environmentVariables", out var environment) ? environment.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString() ?? "") : [];
        return new LaunchProfile([.. urls.Select(text => new Uri(text))], variables);
    }
}
