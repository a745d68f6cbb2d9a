using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>References become environment variables with the names that .NET's configuration and service discovery look for.</summary>
public static class ReferenceBuilderExtensions
{
    /// <summary><c>ConnectionStrings__name</c>, the name being the source's own unless another is given.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source, string? connectionName = null, bool optional = false) where TDestination : IResourceWithEnvironment
    {
        var variable = source.Resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{connectionName ?? source.Resource.Name}";
        return builder
            .WithAnnotation(new ResourceRelationshipAnnotation(source.Resource, "Reference"))
            .WithEnvironment(context => context.EnvironmentVariables[variable] = source.Resource);
    }

    /// <summary><c>services__name__endpoint__0</c> for each endpoint of the source.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source) where TDestination : IResourceWithEnvironment =>
        builder.WithReference(source, source.Resource.Name);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source, string name) where TDestination : IResourceWithEnvironment =>
        builder
            .WithAnnotation(new ResourceRelationshipAnnotation(source.Resource, "Reference"))
            .WithEnvironment(context =>
            {
                foreach (var endpoint in source.Resource.Annotations.OfType<EndpointAnnotation>())
                {
                    context.EnvironmentVariables[$"services__{name}__{endpoint.Name}__0"] = new EndpointReference(source.Resource, endpoint);
                }
            });

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, EndpointReference endpointReference) where TDestination : IResourceWithEnvironment =>
        builder
            .WithAnnotation(new ResourceRelationshipAnnotation(endpointReference.Resource, "Reference"))
            .WithEnvironment($"services__{endpointReference.Resource.Name}__{endpointReference.EndpointName}__0", endpointReference);

    public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, string name, Uri uri) where TDestination : IResourceWithEnvironment =>
        builder.WithEnvironment($"services__{name}__default__0", uri.ToString());

    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent) where T : IResource => builder.WithParentRelationship(parent.Resource);

    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResource parent) where T : IResource => builder.WithAnnotation(new ResourceRelationshipAnnotation(parent, "Parent"));
}
