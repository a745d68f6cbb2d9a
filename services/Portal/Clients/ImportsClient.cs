using System.Net.Http.Headers;

namespace HubsPlatform.Portal.Clients;

/// <summary>Imports of census files, of one hub or of the whole country.</summary>
public sealed class ImportsClient(HttpClient http)
{
    /// <summary>What can become of a row, in the order in which people want to know.</summary>
    public static readonly IReadOnlyList<string> Outcomes = ["created", "updated", "unchanged", "outside", "rejected"];

    public const string Warning = "warning";

    public Task<Answer<Paged<Import>>> ListAsync(ImportScope scope, string? source, string? cursor, int pageSize, CancellationToken stop) =>
        http.ReadAsync<Paged<Import>>(scope.Api.With(("source", source), ("pageSize", pageSize.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("cursor", cursor)), stop);

    public Task<Answer<Paged<ImportSource>>> SourcesAsync(ImportScope scope, string? cursor, CancellationToken stop) =>
        http.ReadAsync<Paged<ImportSource>>(scope.SourcesApi.With(("pageSize", "50"), ("cursor", cursor)), stop);

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
    /// Passes a form with a file on as it comes in: its fields are those of the API, so nothing of a file of 200 MB is kept here.
    /// </summary>
    public Task<Answer<ImportDraft>> StoreAsync(ImportScope scope, Stream form, string formType, long? length, CancellationToken stop)
    {
        var content = new StreamContent(form);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(formType);
        content.Headers.ContentLength = length;
        return http.CallAsync<ImportDraft>(new HttpRequestMessage(HttpMethod.Post, $"{scope.Api}/drafts") { Content = content }, stop);
    }

    public Task<Answer<ImportDraft>> DraftAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.ReadAsync<ImportDraft>($"{scope.Api}/drafts/{id}", stop);

    /// <summary>Null for what the source, the mapping or the format says by itself.</summary>
    public Task<Answer<ImportDraft>> ChangeAsync(ImportScope scope, Guid id, string? source, string? mapping, CancellationToken stop) =>
        http.CallAsync<ImportDraft>(new HttpRequestMessage(HttpMethod.Put, $"{scope.Api}/drafts/{id}") { Content = JsonContent.Create(new { source, mapping }) }, stop);

    public Task<ServiceProblem?> DropAsync(ImportScope scope, Guid id, CancellationToken stop) =>
        http.DoAsync(new HttpRequestMessage(HttpMethod.Delete, $"{scope.Api}/drafts/{id}"), stop);

    public Task<Answer<Import>> ImportAsync(ImportScope scope, Guid draft, bool dryRun, bool confirmVolume, CancellationToken stop) =>
        http.PostAsync<Import>($"{scope.Api}/drafts/{draft}/import", new { dryRun, confirmVolume }, stop);
}
