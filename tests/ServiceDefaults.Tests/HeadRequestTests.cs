using System.Net;
using HubsPlatform.ServiceDefaults.Hosting;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Tests;

public sealed class HeadRequestTests
{
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task Where_GET_is_answered_HEAD_is_without_the_body(string version)
    {
        var (http, http2) = (FreePort.Next(), FreePort.Next());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [$"--urls=http://127.0.0.1:{http}", $"--H2C_PORT={http2}"], EnvironmentName = "Development" });
        builder.AddServiceDefaults();
        await using var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGet("/file", () => TypedResults.Text("content"));
        app.MapPost("/form", () => TypedResults.Ok());
        await app.StartAsync();
        using var caller = new HttpClient();

        using var file = await AskAsync(HttpMethod.Head, "/file");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await file.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await AskAsync(HttpMethod.Head, "/form")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await AskAsync(HttpMethod.Head, "/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await AskAsync(HttpMethod.Get, "/file")).Content.ReadAsStringAsync()).ShouldBe("content");

        Task<HttpResponseMessage> AskAsync(HttpMethod method, string path) => caller.SendAsync(new HttpRequestMessage(method, $"http://127.0.0.1:{(version == "2.0" ? http2 : http)}{path}")
        {
            Version = Version.Parse(version),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        });
    }
}
