namespace HubsPlatform.Directory.Features.OpenData;

/// <summary>Section <c>OpenData</c>: what the files say about who publishes them.</summary>
public sealed class OpenDataOptions
{
    /// <summary>SIRET or RNA of the producer, a part of the file's name by the rule of the national standard.</summary>
    public string Producer { get; init; } = Standard.StandardTexts.UnknownPivot;

    /// <summary>Name of the producer in data.inclusion; ids there begin with it.</summary>
    public string Source { get; init; } = "hubs-territoriaux";

    /// <summary>Where the portal is for people, such as <c>https://hubs.example.fr</c>; without it files hold no links to places.</summary>
    public Uri? Portal { get; init; }
}
