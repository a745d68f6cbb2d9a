using Aspire.Hosting.ApplicationModel;
using Google.Protobuf.WellKnownTypes;
using HubsPlatform.LocalHosting.Dashboard.Wire;
using HubsPlatform.LocalHosting.Running;
using WireResource = HubsPlatform.LocalHosting.Dashboard.Wire.Resource;

namespace HubsPlatform.LocalHosting.Dashboard;

/// <summary>Says a snapshot in the dashboard's words. It insists on created_at, on each property's value and on each url's display properties.</summary>
internal static class ResourceMessages
{
    public static WireResource ToMessage(ResourceSnapshot snapshot)
    {
        var message = new WireResource
        {
            Name = snapshot.Name,
            Uid = snapshot.Name,
            DisplayName = snapshot.Resource,
            ResourceType = snapshot.Type,
            State = snapshot.State,
            CreatedAt = snapshot.CreatedAt.ToTimestamp(),
            StartedAt = snapshot.StartedAt?.ToTimestamp(),
            StoppedAt = snapshot.StoppedAt?.ToTimestamp(),
            IsHidden = snapshot.IsHidden,
        };
        message.Properties.AddRange(Properties(snapshot));
        message.Environment.AddRange(snapshot.Environment.Select(variable => new EnvironmentVariable { Name = variable.Name, Value = variable.Value, IsFromSpec = variable.IsFromModel }));
        message.Urls.AddRange(snapshot.Endpoints.Select((endpoint, index) => ToMessage(endpoint, index, snapshot.State)));
        message.HealthReports.AddRange(snapshot.Checks.Select(ToMessage));
        message.Relationships.AddRange(snapshot.Relationships.Select(relationship => new ResourceRelationship { ResourceName = relationship.Resource, Type = relationship.Type }));
        if (snapshot.HasProcess)
        {
            message.Commands.AddRange(Commands(snapshot.State));
        }

        return message;
    }

    private static IEnumerable<ResourceProperty> Properties(ResourceSnapshot snapshot)
    {
        var order = 0;
        if (snapshot.ProjectPath is { } project)
        {
            yield return Property("project.path", "Project path", Value.ForString(project));
        }

        if (snapshot.HasProcess)
        {
            yield return Property("executable.path", "Path", Value.ForString(snapshot.Program ?? ""));
            yield return Property("executable.args", "Arguments", Value.ForList([.. snapshot.Args.Select(Value.ForString)]));
            yield return Property("executable.workDir", "Working directory", Value.ForString(snapshot.WorkingDirectory ?? ""));
            yield return Property("executable.pid", "Process ID", snapshot.Pid is { } pid ? Value.ForNumber(pid) : Value.ForNull());
        }

        if (snapshot.ExitCode is { } code)
        {
            yield return new ResourceProperty { Name = "resource.exitCode", Value = Value.ForNumber(code) };
        }

        if (snapshot.Value is { } value)
        {
            var (name, label) = snapshot.Type == "Parameter" ? ("Value", "Value") : ("resource.connectionString", "Connection string");
            yield return Property(name, label, Value.ForString(value), isSensitive: true);
        }

        if (snapshot.Relationships.FirstOrDefault(relationship => relationship.Type == "Parent") is { } parent)
        {
            yield return new ResourceProperty { Name = "resource.parentName", Value = Value.ForString($"{parent.Resource}-1") };
        }

        ResourceProperty Property(string name, string label, Value value, bool isSensitive = false) =>
            new() { Name = name, DisplayName = label, Value = value, IsSensitive = isSensitive, IsHighlighted = true, SortOrder = order++ };
    }

    private static Url ToMessage(EndpointSnapshot endpoint, int index, string state) => new()
    {
        EndpointName = endpoint.Name,
        FullUrl = endpoint.Url,
        IsInactive = state != KnownResourceStates.Running,
        DisplayProperties = new UrlDisplayProperties { SortOrder = -index, DisplayName = "" },
    };

    private static HealthReport ToMessage(CheckSnapshot check)
    {
        var report = new HealthReport { Key = check.Key, Description = check.Description, LastRunAt = check.LastRunAt?.ToTimestamp() };
        if (check.Health != Health.Unknown)
        {
            report.Status = check.Health == Health.Healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy;
        }

        return report;
    }

    /// <summary>Aspire's three buttons, with its names and icons.</summary>
    private static IEnumerable<ResourceCommand> Commands(string state)
    {
        var isEnded = state == KnownResourceStates.NotStarted || StateTable.IsEnded(state);
        var isMoving = state is KnownResourceStates.Starting or KnownResourceStates.Stopping or KnownResourceStates.Waiting;
        yield return Command("start", "Start", "Play", isHighlighted: true, isEnded ? ResourceCommandState.Enabled : ResourceCommandState.Hidden);
        yield return Command("stop", "Stop", "Stop", isHighlighted: true, isEnded ? ResourceCommandState.Hidden : isMoving ? ResourceCommandState.Disabled : ResourceCommandState.Enabled);
        yield return Command("restart", "Restart", "ArrowCounterclockwise", isHighlighted: false, isEnded || isMoving ? ResourceCommandState.Disabled : ResourceCommandState.Enabled);
    }

    private static ResourceCommand Command(string name, string label, string icon, bool isHighlighted, ResourceCommandState state) =>
        new() { Name = name, DisplayName = label, IconName = icon, IconVariant = IconVariant.Filled, IsHighlighted = isHighlighted, State = state };
}
