namespace HubsPlatform.Identity.Tests.Onboarding;

/// <summary>Lets calls through until the one that fails, as a network or a server that goes away would; the call itself arrives.</summary>
internal sealed class FailingCall(int? number) : DelegatingHandler
{
    private int _calls;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (++_calls == number)
        {
            response.Dispose();
            throw new HttpRequestException("The connection was lost.");
        }

        return response;
    }
}
