using System.Net.Http.Headers;

namespace HubsPlatform.Portal.Clients;

/// <summary>Imports of census files, of one hub or of the whole country.</summary>
public sealed class ImportsClient(HttpClient http)
{
    /// <summary>What can become of a row, in the order in which people want to know.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];

    public Task<Answer<Paged<Import>>> ListAsync(ImportScope scope, string? cursor, int pageSize, CancellationToken stop) =>
        http.ReadAsync<Paged<Import>>(scope.Api.With(("pageSize", pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("cursor", cursor)), stop);

    public Task<Answer<Import>> FindAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.ReadAsync<Import>($"{scope.Api}/{id}", stop);

    public Task<Answer<Paged<ImportRow>>> RowsAsync(ImportScope scope, Guid id, string? outcome, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<ImportRow>>($"{scope.Api}/{id}/rows".With(("outcome", outcome), ("pageSize", "50"), ("cursor", cursor)), stop);

    public Task<Answer<Done>> CancelAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.PostAsync<Done>($"{scope.Api}/{id}/cancel", null, stop);

    /// <summary>
    /// Passes a form on as it comes in: its fields are those of the API, so nothing of a file of 200 MB is kept here.
    /// </summary>
    public Task<Answer<Import>> StartAsync(ImportScope scope, Stream form, string formType, long? length, CancellationToken stop)
    {
        var content = new StreamContent(form);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(formType);
        content.Headers.ContentLength = length;
        return http.CallAsync<Import>(new HttpRequestMessage(HttpMethod.Post, scope.Api) { Content = content }, stop);
    }
}
