using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>The portal in this process, in front of fake services.</summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    public FakeServices Fakes { get; } = Demonstration.Services();

    /// <summary>Someone at the gateway's side of the portal: with a token, or without.</summary>
    public HttpClient Reader(TestUser? user = null)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = user is null ? null : new AuthenticationHeaderValue("Bearer", TokenOf(user));
        return client;
    }

    public static string TokenOf(TestUser user) =>
        TestTokens.For(user, ["hubs-portal", "hubs-directory"], claims => claims["name"] = "Camille Martin");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Keycloak:realm", "hubs");
        builder.UseSetting("Keycloak:auth-server-url", "http://identity.test/");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        // In Development assets are asked for anew each time, so that a change shows at once; here as in production.
        builder.UseSetting("EnableStaticAssetsDevelopmentCaching", "true");
        builder.ConfigureTestServices(services =>
        {
            services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
            {
                var known = new OpenIdConnectConfiguration { Issuer = TestTokens.Issuer };
                known.SigningKeys.Add(TestTokens.PublicKey);
                bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(known);
            });
            services.ConfigureAll<HttpClientFactoryOptions>(options =>
                options.HttpMessageHandlerBuilderActions.Add(handlers => handlers.PrimaryHandler = Fakes));
            services.AddSingleton<IStartupFilter, GatewayPolicy>();
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Fakes.Dispose();
    }
}

public static class Html
{
    public static async Task<IHtmlDocument> ReadHtmlAsync(this HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        return await response.ReadHtmlAsync();
    }

    public static async Task<IHtmlDocument> ReadHtmlAsync(this HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStreamAsync());

    /// <summary>The text of the first element that matches, white space as a reader sees it.</summary>
    public static string TextOf(this AngleSharp.Dom.IParentNode document, string selector)
    {
        var element = document.QuerySelector(selector).ShouldNotBeNull($"nothing matches {selector}");
        return string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
