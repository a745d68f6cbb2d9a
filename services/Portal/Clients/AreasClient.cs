namespace HubsPlatform.Portal.Clients;

/// <summary>A list of priority areas as it was loaded.</summary>
public sealed record AreaList(string Kind, int Version, string FileName, int Areas, int Outlined, DateTimeOffset LoadedAt);

/// <summary>The operator's lists of priority districts (qpv) and rural areas (frr).</summary>
public sealed class AreasClient(HttpClient http)
{
    private const string Root = "api/directory/national/priority-areas";

    public Task<Answer<Paged<AreaList>>> ListsAsync(CancellationToken stop) => http.ReadAsync<Paged<AreaList>>(Root, stop);

    public async Task<Answer<AreaList>> LoadAsync(string kind, IFormFile file, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        using var form = new MultipartFormDataContent { { new StreamContent(content), "file", file.FileName } };
        return await http.CallAsync<AreaList>(new HttpRequestMessage(HttpMethod.Post, $"{Root}/{kind}") { Content = form }, stop);
    }
}
