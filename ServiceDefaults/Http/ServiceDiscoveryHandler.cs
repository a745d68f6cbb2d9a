namespace HubsPlatform.ServiceDefaults.Http;

/// <summary>Sends a request for <c>http://directory/…</c> to an address of the service directory.</summary>
internal sealed class ServiceDiscoveryHandler(ServiceAddresses addresses) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } asked && addresses.Next(asked.Host, asked.Scheme) is { } found)
        {
            request.RequestUri = new UriBuilder(asked) { Scheme = found.Scheme, Host = found.Host, Port = found.Port }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
