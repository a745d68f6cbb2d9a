using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace HubsPlatform.Gateway.Protection;

/// <summary>
/// Setting <c>TrustedProxies</c>: networks (10.0.0.0/8) of load balancers in front of the gateway. Only they may say who
/// called and whether it was by https; without the setting nobody may.
/// </summary>
internal static class TrustedProxies
{
    public const string Setting = "TrustedProxies";

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(Setting).Get<string[]>() is not { Length: > 0 } networks)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(IPNetwork.Parse(network));
        }

        app.UseForwardedHeaders(options);
    }
}
