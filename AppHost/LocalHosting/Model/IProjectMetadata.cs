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

/// <summary>A project of the solution that takes the place of a server, such as DevIdentity that of Keycloak.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class StandsForAttribute(string server, Type project) : Attribute
{
    public string Server => server;

    /// <summary>Its <see cref="IBuiltProjectMetadata"/>.</summary>
    public Type Project => project;
}
