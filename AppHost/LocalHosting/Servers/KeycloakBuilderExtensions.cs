using System.Net.Sockets;
using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Servers;

namespace Aspire.Hosting;

public static class KeycloakBuilderExtensions
{
    private const string Server = "keycloak";

    /// <summary>The Keycloak that KEYCLOAK_HOME names; where it names none, the project that stands for it.</summary>
    public static IResourceBuilder<KeycloakResource> AddKeycloak(this IDistributedApplicationBuilder builder, string name, int? port = null, IResourceBuilder<ParameterResource>? adminUsername = null, IResourceBuilder<ParameterResource>? adminPassword = null)
    {
        var keycloak = builder.AddResource(new KeycloakResource(name, adminUsername?.Resource, adminPassword?.Resource ?? builder.AddDefaultPassword($"{name}-password")))
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", port: port, isProxied: false));
        if (builder.Configuration["KEYCLOAK_HOME"] is { Length: > 0 } home)
        {
            return keycloak
                .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "http", name: KeycloakProcess.ManagementEndpoint, isProxied: false))
                .WithAnnotation(new NativeServerAnnotation((context, stop) => KeycloakProcess.PrepareAsync(keycloak.Resource, home, context, stop)))
                .WithHttpHealthCheck("/health/ready", endpointName: KeycloakProcess.ManagementEndpoint);
        }

        var standIn = builder.AppHostAssembly?.GetCustomAttributes<StandsForAttribute>().FirstOrDefault(candidate => candidate.Server == Server)?.Project
            ?? throw new DistributedApplicationException("There is no identity provider: set KEYCLOAK_HOME to an unpacked Keycloak 26.7 or later, or give the AppHost a project that stands for it (StandsFor=\"keycloak\" on its ProjectReference).");
        var project = (IBuiltProjectMetadata)Activator.CreateInstance(standIn)!;
        return keycloak
            .WithAnnotation(new NativeServerAnnotation((context, _) => Task.FromResult(DevelopmentIdentity.Prepare(keycloak.Resource, project, context))))
            .WithHttpHealthCheck("/health/ready");
    }

    public static IResourceBuilder<KeycloakResource> WithRealmImport(this IResourceBuilder<KeycloakResource> builder, string import) =>
        builder.WithAnnotation(new RealmImportAnnotation(Path.GetFullPath(import, builder.ApplicationBuilder.AppHostDirectory)));

    /// <summary>Local mode keeps Keycloak's data beside its other data anyway.</summary>
    public static IResourceBuilder<KeycloakResource> WithDataVolume(this IResourceBuilder<KeycloakResource> builder, string? name = null) => builder;
}
