using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>How a process is started: everything resolved, nothing left to look up.</summary>
/// <param name="ShownAs">Program and arguments for people.</param>
/// <param name="Shown">The environment for people, secrets masked.</param>
internal sealed record Launch(string Command, IReadOnlyList<string> Args, string? WorkingDirectory, IReadOnlyDictionary<string, string> Environment, IReadOnlyList<string> ShownAs, IReadOnlyList<VariableSnapshot> Shown)
{
    public DcpExecutable ToExecutable(Instance instance)
    {
        var producers = instance.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsProxied)
            .Select(endpoint => new DcpServiceProducer(ServiceName(instance.Resource, endpoint), "127.0.0.1", instance.OwnPorts[endpoint.Name]));
        var annotations = new Dictionary<string, string> { [DcpServiceProducer.Annotation] = JsonSerializer.Serialize(producers, DcpJson.Default.IEnumerableDcpServiceProducer) };
        return new DcpExecutable(
            new DcpMetadata(instance.ProcessName, annotations),
            new DcpExecutableSpec(Command, [.. Args.Select(DcpText.Literal)], WorkingDirectory, [.. Environment.Select(variable => new DcpVariable(variable.Key, DcpText.Literal(variable.Value)))]));
    }

    /// <summary>DCP's name for the port that stands before all replicas.</summary>
    public static string ServiceName(IResource resource, EndpointAnnotation endpoint) => $"{resource.Name}-{endpoint.Name}";
}

/// <summary>Works out the <see cref="Launch"/> of a replica from the model.</summary>
internal sealed class Launcher(RunOptions options, DistributedApplicationExecutionContext context, SecretMask mask)
{
    /// <summary>The little of the machine that most programs want. Nothing else of the developer's environment reaches a process.</summary>
    private static readonly string[] FromMachine = ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR", "DOTNET_ROOT"];

    public async Task<Launch> PrepareAsync(Instance instance, CancellationToken stop)
    {
        var resource = instance.Resource;
        var args = await ArgsAsync(resource, stop);
        var ours = new Dictionary<string, string>();
        NativeServer program;
        if (resource.TryGetLastAnnotation<NativeServerAnnotation>(out var native))
        {
            program = await native.PrepareAsync(new NativeServerContext(Path.Combine(options.DataDirectory, resource.Name), args), stop);
        }
        else if (resource.TryGetLastAnnotation<IBuiltProjectMetadata>(out var project))
        {
            program = NativeServer.OfProject(resource, project, args);
        }
        else if (resource is ExecutableResource executable)
        {
            program = new NativeServer(FindProgram(executable), args) { WorkingDirectory = executable.WorkingDirectory };
        }
        else
        {
            throw new DistributedApplicationException($"Local mode cannot run {resource.Name}: it does not know which program stands for a {resource.GetType().Name}.");
        }

        foreach (var (name, value) in program.Environment.Concat(Ports(instance)).Concat(Telemetry(instance)))
        {
            ours[name] = value;
        }

        foreach (var (name, value) in await EnvironmentAsync(resource, stop))
        {
            ours[name] = value;
        }

        var all = FromMachine.Select(name => (name, value: Environment.GetEnvironmentVariable(name))).Where(pair => pair.value is not null).ToDictionary(pair => pair.name, pair => pair.value!);
        foreach (var (name, value) in ours)
        {
            all[name] = value;
        }

        var shown = all.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => new VariableSnapshot(variable.Key, mask.Apply(variable.Value), ours.ContainsKey(variable.Key)));
        return new Launch(program.Command, program.Args, program.WorkingDirectory, all, [.. (program.ShownAs ?? [program.Command, .. program.Args]).Select(mask.Apply)], [.. shown]);
    }

    /// <summary>DCP wants a full path, because it hands its own environment to nobody.</summary>
    private static string FindProgram(ExecutableResource executable) =>
        executable.Command.Contains(Path.DirectorySeparatorChar)
            ? Path.GetFullPath(executable.Command, executable.WorkingDirectory)
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, executable.Command)).FirstOrDefault(File.Exists)
              ?? throw new DistributedApplicationException($"The program '{executable.Command}' of {executable.Name} is missing on this machine: install it, or add its folder to PATH.");

    /// <summary>Endpoints with a variable of their own are told there, the other web endpoints in ASPNETCORE_URLS.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Ports(Instance instance)
    {
        var endpoints = instance.Resource.Annotations.OfType<EndpointAnnotation>().ToList();
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.TargetPortEnvironmentVariable is not null))
        {
            yield return new(endpoint.TargetPortEnvironmentVariable!, $"{instance.OwnPorts[endpoint.Name]}");
        }

        if (instance.Resource is IResourceWithServiceDiscovery)
        {
            var urls = endpoints.Where(endpoint => endpoint is { UriScheme: "http", TargetPortEnvironmentVariable: null })
                .Select(endpoint => $"http://{(endpoint.IsProxied ? "127.0.0.1" : "localhost")}:{instance.OwnPorts[endpoint.Name]}");
            yield return new("ASPNETCORE_URLS", string.Join(';', urls));
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Telemetry(Instance instance)
    {
        if (options.Telemetry is { } target && instance.Resource.Annotations.OfType<TelemetryAnnotation>().Any())
        {
            yield return new("OTEL_EXPORTER_OTLP_ENDPOINT", target.Endpoint.Url);
            yield return new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
            yield return new("OTEL_EXPORTER_OTLP_HEADERS", $"x-otlp-api-key={target.ApiKey}");
            yield return new("OTEL_SERVICE_NAME", instance.Resource.Name);
            yield return new("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instance.Number}");
            yield return new("OTEL_BSP_SCHEDULE_DELAY", "1000"); // milliseconds: who has just clicked wants to see the trace
            yield return new("OTEL_BLRP_SCHEDULE_DELAY", "1000");
            yield return new("OTEL_METRIC_EXPORT_INTERVAL", "10000"); // each export costs every process some CPU
        }
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(IResource resource, CancellationToken stop)
    {
        var collected = new EnvironmentCallbackContext(context, resource, cancellationToken: stop);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
        {
            await annotation.Callback(collected);
        }

        Dictionary<string, string> resolved = [];
        foreach (var (name, value) in collected.EnvironmentVariables)
        {
            resolved[name] = await TextAsync(value, stop);
        }

        return resolved;
    }

    private static async Task<IReadOnlyList<string>> ArgsAsync(IResource resource, CancellationToken stop)
    {
        var collected = new CommandLineArgsCallbackContext([], stop);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
        {
            await annotation.Callback(collected);
        }

        List<string> resolved = [];
        foreach (var value in collected.Args)
        {
            resolved.Add(await TextAsync(value, stop));
        }

        return resolved;
    }

    private static async ValueTask<string> TextAsync(object value, CancellationToken stop) =>
        value is IValueProvider provider ? await provider.GetValueAsync(stop) ?? "" : value.ToString() ?? "";
}

/// <summary>Replaces the values of secret parameters, wherever they are part of a text, before it leaves the host.</summary>
internal sealed class SecretMask
{
    private const string Shown = "••••••••";

    private readonly HashSet<string> _secrets = [];

    public void Add(string? secret)
    {
        if (secret is { Length: > 3 })
        {
            _secrets.Add(secret);
        }
    }

    public string Apply(string text) => _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Shown, StringComparison.Ordinal));
}
