using System.Text.Json;
using System.Text.Json.Serialization;

namespace HubsPlatform.LocalHosting.Dcp;

/// <summary>What DCP's Kubernetes-style objects have in common; only the members that local mode needs are here.</summary>
public abstract record DcpObject(DcpMetadata Metadata)
{
    public string ApiVersion => "usvc-dev.developer.microsoft.com/v1";

    public abstract string Kind { get; }
}

public sealed record DcpMetadata(string Name, IReadOnlyDictionary<string, string>? Annotations = null, DateTime? DeletionTimestamp = null);

/// <summary>A process.</summary>
public sealed record DcpExecutable(DcpMetadata Metadata, DcpExecutableSpec Spec, DcpExecutableStatus? Status = null) : DcpObject(Metadata)
{
    public override string Kind => "Executable";
}

/// <summary>Args and values are Go templates to DCP: see <see cref="DcpText.Literal"/>.</summary>
public sealed record DcpExecutableSpec(string ExecutablePath, IReadOnlyList<string> Args, string? WorkingDirectory, IReadOnlyList<DcpVariable> Env)
{
    /// <summary>A process gets what the model says and nothing of the host's own environment.</summary>
    public DcpAmbientEnvironment AmbientEnvironment { get; init; } = new("DoNotInherit");
}

public sealed record DcpVariable(string Name, string? Value);

public sealed record DcpAmbientEnvironment(string Behavior);

/// <param name="State">Empty before the first attempt, then Starting, Running, Stopping, Finished, FailedToStart, Terminated or Unknown.</param>
public sealed record DcpExecutableStatus(string? State, int? Pid = null, int? ExitCode = null, DateTime? StartupTimestamp = null, DateTime? FinishTimestamp = null);

/// <summary>A port on which DCP listens and that it shares out over the processes that name it.</summary>
public sealed record DcpService(DcpMetadata Metadata, DcpServiceSpec Spec) : DcpObject(Metadata)
{
    public override string Kind => "Service";
}

/// <summary>IPv4ZeroOne is 127.0.0.1. Without a protocol DCP's reconciler panics.</summary>
public sealed record DcpServiceSpec(int Port, string AddressAllocationMode = "IPv4ZeroOne", string Protocol = "TCP");

/// <summary>An entry of the annotation "service-producer": which service a process is behind, on which port of its own.</summary>
public sealed record DcpServiceProducer(string ServiceName, string Address, int Port)
{
    public const string Annotation = "service-producer";
}

public sealed record DcpChange<T>(string Type, T Object);

public static class DcpText
{
    /// <summary>Text that must reach the process as it is, braces and all.</summary>
    public static string Literal(string text) => text.Replace("{{", """{{"{{"}}""", StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DcpExecutable))]
[JsonSerializable(typeof(DcpService))]
[JsonSerializable(typeof(DcpChange<DcpExecutable>))]
[JsonSerializable(typeof(IEnumerable<DcpServiceProducer>))]
internal sealed partial class DcpJson : JsonSerializerContext;
