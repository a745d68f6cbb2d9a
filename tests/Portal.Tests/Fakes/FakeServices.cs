using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>
/// The services as the portal's clients reach them. An address without an answer of its own gives 404; the latest answer
/// that was set for an address counts.
/// </summary>
public sealed class FakeServices : HttpMessageHandler
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, Func<HttpRequestMessage, Task<HttpResponseMessage>>> _answers = new();

    /// <summary>What the portal asked, in order.</summary>
    public ConcurrentQueue<Call> Calls { get; } = new();

    public sealed record Call(HttpMethod Method, string Path, string Query, string? Token, string? Body);

    public FakeServices Get(string path, object body) => On(HttpMethod.Get, path, HttpStatusCode.OK, body);

    public FakeServices On(HttpMethod method, string path, HttpStatusCode status, object? body = null, string? location = null) =>
        On(method, path, _ =>
        {
            var response = new HttpResponseMessage(status) { Content = body is null ? null : JsonContent.Create(body, options: Json) };
            response.Headers.Location = location is null ? null : new Uri(location, UriKind.Relative);
            return Task.FromResult(response);
        });

    public FakeServices Problem(HttpMethod method, string path, HttpStatusCode status, string code, string detail, params (string Field, string Message)[] errors) =>
        On(method, path, _ =>
        {
            var body = new { status = (int)status, code, detail, errors = errors.Select(error => new { field = error.Field, code = "invalid", message = error.Message }) };
            return Task.FromResult(new HttpResponseMessage(status) { Content = JsonContent.Create(body, new("application/problem+json"), Json) });
        });

    /// <summary>Nobody listens there.</summary>
    public FakeServices Down(string path) => On(HttpMethod.Get, path, _ => throw new HttpRequestException("connection refused"));

    public FakeServices On(HttpMethod method, string path, Func<HttpRequestMessage, Task<HttpResponseMessage>> answer)
    {
        _answers[$"{method} {path}"] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        Calls.Enqueue(new Call(request.Method, path, Uri.UnescapeDataString(request.RequestUri.Query.Replace('+', ' ')), request.Headers.Authorization?.Parameter, body));
        return _answers.TryGetValue($"{request.Method} {path}", out var answer)
            ? await answer(request)
            : new HttpResponseMessage(HttpStatusCode.NotFound);
    }
}
