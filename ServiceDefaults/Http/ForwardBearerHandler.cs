using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Http;

/// <summary>A service that acts for a person sends the person's own token on, never one of its own.</summary>
internal sealed class ForwardBearerHandler(IHttpContextAccessor calls) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null
            && AuthenticationHeaderValue.TryParse(calls.HttpContext?.Request.Headers.Authorization, out var caller)
            && caller.Scheme == "Bearer")
        {
            request.Headers.Authorization = caller;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
