namespace HubsPlatform.LocalHosting.Running;

public enum Health
{
    Unknown,
    Healthy,
    Unhealthy,
}

/// <summary>What is known of one replica, or of a part without a process, at a moment. Never changed once published.</summary>
/// <param name="Name">Of the replica, such as <c>directory-1</c>.</param>
/// <param name="Resource">Of the resource in the model, such as <c>directory</c>.</param>
/// <param name="Type">As the dashboard names it: Project, Executable, Container, Parameter, or a type of resource.</param>
public sealed record ResourceSnapshot(string Name, string Resource, string Type, string State)
{
    public bool HasProcess { get; init; }

    public bool IsHidden { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public int? Pid { get; init; }

    public int? ExitCode { get; init; }

    public string? Program { get; init; }

    public IReadOnlyList<string> Args { get; init; } = [];

    public string? WorkingDirectory { get; init; }

    public string? ProjectPath { get; init; }

    /// <summary>Of a parameter, its value; of a resource with a connection string, that. Secrets are masked.</summary>
    public string? Value { get; init; }

    public IReadOnlyList<VariableSnapshot> Environment { get; init; } = [];

    public IReadOnlyList<EndpointSnapshot> Endpoints { get; init; } = [];

    public IReadOnlyList<CheckSnapshot> Checks { get; init; } = [];

    public IReadOnlyList<RelationshipSnapshot> Relationships { get; init; } = [];

    public Health Health =>
        State != "Running" ? Health.Unknown
        : Checks.Any(check => check.Health == Health.Unhealthy) ? Health.Unhealthy
        : Checks.All(check => check.Health == Health.Healthy) ? Health.Healthy
        : Health.Unknown;
}

/// <param name="IsFromModel">False for what every process gets, such as PATH.</param>
public sealed record VariableSnapshot(string Name, string Value, bool IsFromModel);

/// <param name="Url">What others call.</param>
/// <param name="OwnUrl">The same process without DCP's proxy before it.</param>
public sealed record EndpointSnapshot(string Name, string Url, string OwnUrl);

public sealed record CheckSnapshot(string Key, Health Health, string Description = "", DateTimeOffset? LastRunAt = null);

public sealed record RelationshipSnapshot(string Resource, string Type);
