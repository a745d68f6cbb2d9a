using System.Diagnostics;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Runs imports, one at a time in each process.</summary>
internal sealed partial class ImportWorker(
    ImportQueue queue, ImportRunner runner, ImportJournal journal, ImportBell bell, IOptions<ImportOptions> options, TimeProvider time, ILogger<ImportWorker> logger)
    : BackgroundService
{
    private static readonly ActivitySource Traces = new("HubsPlatform.Imports");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await queue.TakeAsync(stop) is { } taken)
                {
                    // One trace from the upload to what other services make of it.
                    using var activity = Traces.StartActivity("import", ActivityKind.Consumer, taken.Trace);
                    activity?.SetTag("hub", taken.Hub.Alias).SetTag("import", taken.Id);
                    await RunAsync(taken.Id, taken.Hub, taken.Attempt, stop);
                }

                await bell.WaitAsync(options.Value.Poll, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The database is away, most likely: the import keeps its place in the queue.
                LogDelayed(logger, failure.Message);
                await Task.Delay(options.Value.Poll, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(Guid id, HubId hub, int attempt, CancellationToken stop)
    {
        try
        {
            if (await queue.LoadAsync(id, hub, attempt, stop) is { } job)
            {
                await runner.RunAsync(job, stop);
            }
        }
        catch (ImportTakenAwayException)
        {
            LogTakenAway(logger, id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // An orderly end: the next process need not wait for the lease to run out.
            await queue.ReleaseAsync(id, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (attempt >= options.Value.Attempts)
        {
            LogGivenUp(logger, failure, id);
            await journal.FailAsync(id, hub, "import_failed", "L'import a échoué plusieurs fois de suite. L'équipe technique en a la trace.", stop);
        }
        catch (Exception failure)
        {
            LogAgain(logger, failure, id, attempt);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Imports wait: {Reason}")]
    private static partial void LogDelayed(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "Import {Import} was cancelled or taken over")]
    private static partial void LogTakenAway(ILogger logger, Guid import);

    [LoggerMessage(LogLevel.Error, "Import {Import} is given up")]
    private static partial void LogGivenUp(ILogger logger, Exception failure, Guid import);

    [LoggerMessage(LogLevel.Warning, "Import {Import} broke off at attempt {Attempt} and will be taken up again")]
    private static partial void LogAgain(ILogger logger, Exception failure, Guid import, int attempt);
}
