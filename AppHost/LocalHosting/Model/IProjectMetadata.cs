using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a project of the solution lies. The build makes one class per referenced project, in the namespace Projects.</summary>
public interface IProjectMetadata : IResourceAnnotation
{
    string ProjectPath { get; }
}

/// <summary>Local mode starts what the build has made: no build tool runs while the system does.</summary>
public interface IBuiltProjectMetadata : IProjectMetadata
{
    string AssemblyPath { get; }
}
