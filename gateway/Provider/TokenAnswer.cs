using System.Text.Json;

namespace HubsPlatform.Gateway.Provider;

internal abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Granted(JsonDocument Body) : TokenAnswer;

    /// <summary>The provider's decision: signed out, disabled, removed from the only hub, or used twice.</summary>
    public sealed record Refused(string Reason) : TokenAnswer;

    /// <summary>No decision: the provider is away or out of order.</summary>
    public sealed record None(string Reason) : TokenAnswer;
}
