using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ProjectBuilderExtensions
{
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name) where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(name, launchProfileName: "http");

    /// <summary>Ports and environment come from the launch profile; null: from nowhere.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(this IDistributedApplicationBuilder builder, string name, string? launchProfileName) where TProject : IProjectMetadata, new()
    {
        var metadata = new TProject();
        var project = builder.AddResource(new ProjectResource(name)).WithAnnotation(metadata).WithAnnotation(new TelemetryAnnotation());
        return launchProfileName is null ? project : project.WithLaunchProfile(LaunchProfile.Read(metadata.ProjectPath, launchProfileName));
    }

    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) =>
        builder.WithAnnotation(new ReplicaAnnotation(replicas), ResourceAnnotationMutationBehavior.Replace);

    private static IResourceBuilder<ProjectResource> WithLaunchProfile(this IResourceBuilder<ProjectResource> builder, LaunchProfile profile)
    {
        foreach (var url in profile.Urls)
        {
            builder.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, url.Scheme, port: url.Port));
        }

        return builder.WithEnvironment(context =>
        {
            foreach (var (variable, value) in profile.Environment)
            {
                context.EnvironmentVariables[variable] = value;
            }
        });
    }
}
