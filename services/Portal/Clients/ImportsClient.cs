using System.Net.Http.Headers;

namespace HubsPlatform.Portal.Clients;

/// <summary>Imports of census files, of one hub or of the whole country.</summary>
public sealed class ImportsClient(HttpClient http)
{
    /// <summary>What can become of a row, in the order in which people want to know.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];

    public const string Warning = "warning";

    public Task<Answer<Paged<Import>>> ListAsync(ImportScope scope, string? cursor, int pageSize, CancellationToken stop) =>
        http.ReadAsync<Paged<Import>>(scope.Api.With(("pageSize", pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("cursor", cursor)), stop);

    public Task<Answer<Import>> FindAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.ReadAsync<Import>($"{scope.Api}/{id}", stop);

    /// <summary>Rows of a file: all, those with one outcome, or those with a warning whatever became of them.</summary>
    public Task<Answer<Paged<ImportRow>>> RowsAsync(ImportScope scope, Guid id, string? which, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<ImportRow>>(
            $"{scope.Api}/{id}/rows".With((which == Warning ? "severity" : "outcome", which), ("pageSize", "50"), ("cursor", cursor)), stop);

    /// <summary>What was written stays; the same file sent again goes on from there.</summary>
    public Task<Answer<Import>> CancelAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.PostAsync<Import>($"{scope.Api}/{id}/cancel", null, stop);

    /// <summary>
    /// Passes a form on as it comes in: its fields are those of the API, so nothing of a file of 200 MB is kept here.
    /// </summary>
    public Task<Answer<Import>> StartAsync(ImportScope scope, Stream form, string formType, long? length, CancellationToken stop) =>
        PassAsync<Import>(scope.Api, form, formType, length, stop);

    /// <summary>The same form; nothing is stored.</summary>
    public Task<Answer<ImportPreview>> PreviewAsync(ImportScope scope, Stream form, string formType, long? length, CancellationToken stop) =>
        PassAsync<ImportPreview>($"{scope.Api}/preview", form, formType, length, stop);

    private Task<Answer<T>> PassAsync<T>(string address, Stream form, string formType, long? length, CancellationToken stop)
    {
        var content = new StreamContent(form);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(formType);
        content.Headers.ContentLength = length;
        return http.CallAsync<T>(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, stop);
    }
}
