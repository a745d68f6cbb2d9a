using System.Text.Json;
using HubsPlatform.LocalHosting.Dcp;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>Takes what a process writes from DCP into its log book.</summary>
internal static class LogCopy
{
    /// <param name="stream">stdout, stderr, or system: DCP's own words, of which only errors are taken. They tell why a start failed.</param>
    public static async Task RunAsync(DcpClient dcp, InstanceTable instances, Instance instance, string stream, CancellationToken end)
    {
        try
        {
            await foreach (var line in dcp.FollowLogAsync(instance.ProcessName, stream, end))
            {
                if (stream != "system")
                {
                    instance.Log.Write(line, isError: stream == "stderr");
                }
                else if (line.Split('\t') is [_, "error", _, var message, var details, ..])
                {
                    using var json = JsonDocument.Parse(details);
                    instances.Note(instance, $"{message}: {(json.RootElement.TryGetProperty("error", out var error) ? error : details)}");
                }
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // the process was deleted or DCP has gone: either is told elsewhere
        }
    }
}
