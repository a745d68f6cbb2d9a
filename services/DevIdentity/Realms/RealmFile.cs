using System.Text.Json.Serialization;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>Keycloak's realm file, as far as the platform's realm uses it. Names and defaults are Keycloak's.</summary>
internal sealed record RealmFile
{
    [JsonPropertyName("realm")]
    public required string Name { get; init; }

    // Seconds.
    public int AccessTokenLifespan { get; init; } = 300;
    public int AccessCodeLifespan { get; init; } = 60;
    public int SsoSessionIdleTimeout { get; init; } = 1800;
    public int SsoSessionMaxLifespan { get; init; } = 36000;

    public bool RevokeRefreshToken { get; init; }
    public string PasswordPolicy { get; init; } = "";

    // Wrong passwords until the account rests, and how long it rests, in seconds.
    public bool BruteForceProtected { get; init; }
    public int FailureFactor { get; init; } = 30;
    public int WaitIncrementSeconds { get; init; } = 60;
    public int MaxFailureWaitSeconds { get; init; } = 900;

    public bool AdminPermissionsEnabled { get; init; }
    public RealmGroup[] Groups { get; init; } = [];
    public ClientScope[] ClientScopes { get; init; } = [];
    public ScopeMapping[] ScopeMappings { get; init; } = [];
    public Dictionary<string, ScopeMapping[]> ClientScopeMappings { get; init; } = [];
    public Client[] Clients { get; init; } = [];
    public Organization[] Organizations { get; init; } = [];
    public User[] Users { get; init; } = [];
}

internal sealed record RealmGroup(string Id, string Name)
{
    public string[] RealmRoles { get; init; } = [];
    public string Path => $"/{Name}";
}

/// <summary>Roles that may appear in tokens of a client although its scope is not full.</summary>
internal sealed record ScopeMapping(string Client, string[] Roles);
