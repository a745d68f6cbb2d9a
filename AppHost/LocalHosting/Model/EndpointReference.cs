namespace Aspire.Hosting.ApplicationModel;

/// <summary>Where an endpoint of another resource is reached; its value is the address.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IExpressionValue
{
    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint) : this(owner, endpoint.Name)
    {
    }

    public IResourceWithEndpoints Resource => owner;

    public string EndpointName => endpointName;

    public bool Exists => Find() is not null;

    public bool IsAllocated => Find()?.AllocatedPort is not null;

    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException($"{owner.Name} has no endpoint '{endpointName}'.");

    public string Scheme => EndpointAnnotation.UriScheme;

    public string Host => "localhost";

    public int Port => EndpointAnnotation.AllocatedPort ?? throw new InvalidOperationException($"The endpoint '{endpointName}' of {owner.Name} has no port before the system is started.");

    public string Url => $"{Scheme}://{Host}:{Port}";

    public bool IsHttp => Scheme == "http";

    public bool IsHttps => Scheme == "https";

    public string ValueExpression => $"{{{owner.Name}.bindings.{endpointName}.url}}";

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    private EndpointAnnotation? Find() => owner.Annotations.OfType<EndpointAnnotation>().FirstOrDefault(endpoint => string.Equals(endpoint.Name, endpointName, StringComparison.OrdinalIgnoreCase));
}

public enum EndpointProperty
{
    Url = 0,
    Host = 1,
    IPV4Host = 2,
    Port = 3,
    Scheme = 4,
    TargetPort = 5,
    HostAndPort = 6,
    TlsEnabled = 7,
}

public class EndpointReferenceExpression(EndpointReference endpointReference, EndpointProperty property) : IExpressionValue
{
    public EndpointReference Endpoint => endpointReference;

    public EndpointProperty Property => property;

    public string ValueExpression => $"{{{endpointReference.Resource.Name}.bindings.{endpointReference.EndpointName}.{property.ToString().ToLowerInvariant()}}}";

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(property switch
    {
        EndpointProperty.Url => endpointReference.Url,
        EndpointProperty.Host => endpointReference.Host,
        EndpointProperty.IPV4Host => "127.0.0.1",
        EndpointProperty.Port => $"{endpointReference.Port}",
        EndpointProperty.Scheme => endpointReference.Scheme,
        EndpointProperty.HostAndPort => $"{endpointReference.Host}:{endpointReference.Port}",
        EndpointProperty.TlsEnabled => "False",
        _ => throw new NotSupportedException($"Local mode does not know the {property} of an endpoint: every replica has its own. Give the endpoint an environment variable instead (parameter 'env')."),
    });
}
