using System.Runtime.InteropServices;

namespace Aspire.Hosting.ApplicationModel;

/// <param name="DataDirectory">A folder of this resource alone; it outlives the run.</param>
/// <param name="Args">The arguments that the model adds, such as <c>-c max_connections=300</c>.</param>
public sealed record NativeServerContext(string DataDirectory, IReadOnlyList<string> Args);

/// <param name="ShownAs">The command line to show where the real one begins with wrappers.</param>
public sealed record NativeServer(string Command, IReadOnlyList<string> Args)
{
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string>? ShownAs { get; init; }

    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    internal static NativeServer OfProject(IResource resource, IBuiltProjectMetadata project, IReadOnlyList<string> args) =>
        File.Exists(project.AssemblyPath)
            ? new NativeServer(Dotnet, [project.AssemblyPath, .. args]) { WorkingDirectory = Path.GetDirectoryName(project.ProjectPath), ShownAs = ["dotnet", project.AssemblyPath, .. args] }
            : throw new DistributedApplicationException($"{resource.Name} is not built, {project.AssemblyPath} is missing: run 'dotnet build' at the root of the checkout.");
}
