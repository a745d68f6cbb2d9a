using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Parameters are taken from the configuration, <c>Parameters:name</c>, before any other source.</summary>
public static class ParameterBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddParameter(name, secret, otherwise: null, _ => throw new DistributedApplicationException($"The parameter '{name}' has no value: set Parameters:{name} in the configuration (environment variable Parameters__{name})."));

    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, secret, otherwise: null, _ => value);

    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, Func<string> valueGetter, bool publishValueAsDefault = false, bool secret = false) =>
        builder.AddParameter(name, secret, otherwise: null, _ => valueGetter());

    /// <param name="persist">Local mode keeps every generated value beside the data, whatever this says: a new password over old data is the classic failure.</param>
    public static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false) =>
        builder.AddParameter(name, secret, value, otherwise => GeneratedValues.Of(builder).GetOrAdd(name, otherwise!.GetDefaultValue));

    /// <summary>Letters and digits, which need no quoting in any connection string.</summary>
    internal static ParameterResource AddDefaultPassword(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddParameter(name, new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true).Resource;

    private static IResourceBuilder<ParameterResource> AddParameter(this IDistributedApplicationBuilder builder, string name, bool secret, ParameterDefault? otherwise, Func<ParameterDefault?, string> fallback) =>
        builder.AddResource(new ParameterResource(name, value => builder.Configuration[$"Parameters:{name}"] ?? fallback(value), secret) { Default = otherwise });
}
