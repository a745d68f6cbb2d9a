using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>
/// What an AppHost is likely to reach for and local mode does not have. It compiles, so that the one who tries is told why, and
/// by a sentence instead of a missing method.
/// </summary>
public static class UnsupportedBuilderExtensions
{
    private const string NoContainers = "there is no container engine; give the resource a native program, as AddPostgres does (AppHost/LocalHosting/Servers)";
    private const string NoMounts = "its servers keep their data in the checkout's own folder (HUBS_DATA)";
    private const string NoPublishing = "publishing needs Aspire's own packages (FullFeed=true)";

    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image) => throw Unsupported.InLocalMode(NoContainers);

    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, string name, string image, string tag) => throw Unsupported.InLocalMode(NoContainers);

    public static IResourceBuilder<ContainerResource> AddDockerfile(this IDistributedApplicationBuilder builder, string name, string contextPath, string? dockerfilePath = null, string? stage = null) => throw Unsupported.InLocalMode(NoContainers);

    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false) where T : ContainerResource => throw Unsupported.InLocalMode(NoMounts);

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false) where T : ContainerResource => throw Unsupported.InLocalMode(NoMounts);

    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime) where T : ContainerResource => throw Unsupported.InLocalMode("every server ends with the run, so that none is left behind");

    public static IResourceBuilder<IResourceWithConnectionString> AddConnectionString(this IDistributedApplicationBuilder builder, string name, string? environmentVariableName = null) => throw Unsupported.InLocalMode("servers outside the model are not known here; use a parameter and WithEnvironment");

    public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) => throw Unsupported.InLocalMode("projects are started from what the build made of a ProjectReference; use AddProject<Projects.Name>");

    public static IResourceBuilder<T> WithHttpsEndpoint<T>(this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null, string? env = null, bool? isProxied = null) where T : IResourceWithEndpoints => throw Unsupported.InLocalMode("there is no development certificate; use http, which stays on this machine");

    public static IResourceBuilder<T> WithHttpsHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null) where T : IResourceWithEndpoints => throw Unsupported.InLocalMode("there is no development certificate; use WithHttpHealthCheck");

    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key) where T : IResource => throw Unsupported.InLocalMode("there is no container of services in which a check could be registered; use WithHttpHealthCheck");

    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder) where T : IResource => throw Unsupported.InLocalMode("everything starts with the run; stop a resource by its button in the dashboard");

    public static IResourceBuilder<T> WithUrl<T>(this IResourceBuilder<T> builder, string url, string? displayText = null) where T : IResource => throw Unsupported.InLocalMode("the dashboard shows the endpoints only");

    public static IResourceBuilder<T> PublishAsDockerFile<T>(this IResourceBuilder<T> builder) where T : ExecutableResource => throw Unsupported.InLocalMode(NoPublishing);

    public static IResourceBuilder<T> PublishAsConnectionString<T>(this IResourceBuilder<T> builder) where T : ContainerResource, IResourceWithConnectionString => throw Unsupported.InLocalMode(NoPublishing);
}

public enum ContainerLifetime
{
    Session = 0,
    Persistent = 1,
}
