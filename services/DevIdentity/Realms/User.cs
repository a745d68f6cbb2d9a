using System.Text.Json.Serialization;

namespace HubsPlatform.DevIdentity.Realms;

/// <summary>A person, or the account of a service client.</summary>
internal sealed record User(string Username)
{
    public string Id { get; init; } = Guid.CreateVersion7().ToString();
    public bool Enabled { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public bool EmailVerified { get; init; }
    public Credential[] Credentials { get; init; } = [];
    public Dictionary<string, string[]> Attributes { get; init; } = [];
    public string[] RealmRoles { get; init; } = [];
    public Dictionary<string, string[]> ClientRoles { get; init; } = [];

    /// <summary>Paths of realm groups.</summary>
    public string[] Groups { get; init; } = [];

    public string? ServiceAccountClientId { get; init; }

    [JsonIgnore]
    public Credential? Password => Credentials.FirstOrDefault(credential => credential.Type == "password");

    public bool IsCalled(string name) => Names.Same(Username, name) || Names.Same(Email, name);
}

internal static class Names
{
    /// <summary>User names and e-mail addresses are compared without case.</summary>
    public static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
