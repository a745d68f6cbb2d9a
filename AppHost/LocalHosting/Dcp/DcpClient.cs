using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HubsPlatform.LocalHosting.Dcp;

/// <summary>DCP's REST interface: processes, ports, output, and the end of everything.</summary>
public sealed class DcpClient(HttpClient http) : IDisposable
{
    private const string Api = "apis/usvc-dev.developer.microsoft.com/v1";
    private const string Executables = $"{Api}/executables";
    private const string Execution = "admin/execution";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public Task CreateAsync(DcpExecutable executable, CancellationToken stop) => SendAsync(HttpMethod.Post, Executables, JsonContent.Create(executable, DcpJson.Default.DcpExecutable), stop);

    public Task CreateAsync(DcpService service, CancellationToken stop) => SendAsync(HttpMethod.Post, $"{Api}/services", JsonContent.Create(service, DcpJson.Default.DcpService), stop);

    public async Task<DcpExecutable?> FindExecutableAsync(string name, CancellationToken stop)
    {
        using var response = await http.GetAsync($"{Executables}/{name}", stop);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(DcpJson.Default.DcpExecutable, stop);
    }

    /// <summary>Ends the process and returns when it has ended. Its object stays, with its exit code and output.</summary>
    public async Task StopExecutableAsync(string name, CancellationToken stop)
    {
        await SendAsync(HttpMethod.Patch, $"{Executables}/{name}", MergePatch("""{"spec":{"stop":true}}"""), stop);
        while (await FindExecutableAsync(name, stop) is { Status.State: "Running" or "Stopping" })
        {
            await Task.Delay(Step, stop);
        }
    }

    /// <summary>Deletes the object, if there is one, and what DCP keeps of its output.</summary>
    public async Task DeleteExecutableAsync(string name, CancellationToken stop)
    {
        using var deleted = await http.DeleteAsync($"{Executables}/{name}", stop);
    }

    /// <summary>Every process that exists, then each change, until cancelled. Throws when DCP is gone.</summary>
    public async IAsyncEnumerable<DcpChange<DcpExecutable>> WatchExecutablesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        // The server ends each watch after half an hour or more; the next one begins with all that exists.
        while (true)
        {
            await foreach (var line in ReadLinesAsync($"{Executables}?watch=true", stop))
            {
                if (JsonSerializer.Deserialize(line, DcpJson.Default.DcpChangeDcpExecutable) is { Type: "ADDED" or "MODIFIED" or "DELETED" } change)
                {
                    yield return change;
                }
            }
        }
    }

    /// <summary>Lines that begin with an RFC 3339 time, until the object is deleted.</summary>
    /// <param name="source">stdout, stderr, or system: DCP's own words about the process.</param>
    public IAsyncEnumerable<string> FollowLogAsync(string executable, string source, CancellationToken stop) =>
        ReadLinesAsync($"{Executables}/{executable}/log?source={source}&follow=true&timestamps=true", stop);

    /// <summary>Ends every process, then DCP, and returns when DCP no longer answers.</summary>
    public async Task ShutDownAsync()
    {
        try
        {
            await SendAsync(HttpMethod.Patch, Execution, MergePatch("""{"status":"Stopping","shutdownResourceCleanup":"Full"}"""), CancellationToken.None);
            while (true)
            {
                await Task.Delay(Step);
                using var alive = await http.GetAsync(Execution);
            }
        }
        catch (HttpRequestException)
        {
            // nobody answers any more, which is what was asked for
        }
    }

    public void Dispose() => http.Dispose();

    private async Task SendAsync(HttpMethod method, string path, HttpContent body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        using var response = await http.SendAsync(request, stop);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"DCP refused {method} {path}: {await response.Content.ReadAsStringAsync(stop)}");
        }
    }

    private async IAsyncEnumerable<string> ReadLinesAsync(string path, [EnumeratorCancellation] CancellationToken stop)
    {
        using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stop));
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Without a charset, which DCP's admin interface refuses.</summary>
    private static StringContent MergePatch(string json) => new(json, new MediaTypeHeaderValue("application/merge-patch+json"));
}
