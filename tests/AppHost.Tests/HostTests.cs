using System.Diagnostics;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.AppHost.Tests;

/// <summary>How a host ends, and what it leaves: nothing.</summary>
public sealed class HostTests : IDisposable
{
    private const string Random = "--DcpPublisher:RandomizePorts=true";

    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task SIGTERM_ends_everything_with_exit_code_0()
    {
        await using var host = HostProcess.Start(_data.Path, Random);
        await host.IsWell;
        var processes = HostProcess.Processes(_data.Path);

        await HostProcess.SignalAsync("TERM", host.Pid);
        var (code, said) = await host.EndAsync();

        code.ShouldBe(0, said);
        await NoneIsLeftAsync(processes);
        File.Exists(Path.Combine(_data.Path, "processes.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_host_that_is_killed_leaves_no_process_and_the_next_one_starts()
    {
        await using var host = HostProcess.Start(_data.Path, Random);
        await host.IsWell;
        var processes = HostProcess.Processes(_data.Path);
        processes.Count.ShouldBeGreaterThan(5, "DCP, the shell before PostgreSQL, PostgreSQL and its helpers, the greeter");

        host.Kill();

        await using var next = HostProcess.Start(_data.Path, Random);
        await next.IsWell;
        await NoneIsLeftAsync(processes);
    }

    [Fact]
    public async Task What_is_left_when_all_were_killed_at_once_is_ended_by_the_next_start()
    {
        var host = HostProcess.Start(_data.Path, Random);
        await host.IsWell;
        var processes = HostProcess.Processes(_data.Path);
        var watchers = processes.Where(process => ProcessTable.WithArgument("/dcp/dcp").Contains(process.Pid)).Select(process => process.Pid).ToList();
        watchers.Count.ShouldBeGreaterThan(2, "DCP's two processes and their monitors");

        await HostProcess.SignalAsync("STOP", [host.Pid, .. watchers]); // so that none of them can act on the end of another
        await HostProcess.SignalAsync("KILL", [host.Pid, .. watchers]);
        var left = processes.Where(process => !watchers.Contains(process.Pid)).ToList();
        left.ShouldAllBe(process => process.IsAlive);

        await using var next = HostProcess.Start(_data.Path, Random);
        await next.IsWell;
        await NoneIsLeftAsync(left);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused()
    {
        await using var host = HostProcess.Start(_data.Path, Random);
        await host.IsWell;

        await using var second = HostProcess.Start(_data.Path, Random);
        var (code, said) = await second.EndAsync();

        code.ShouldBe(1);
        said.ShouldStartWith($"Another run of the platform holds {_data.Path}");
    }

    [Fact]
    public async Task A_resource_that_falls_before_it_is_well_ends_the_start_with_its_last_words()
    {
        await using var host = HostProcess.Start(_data.Path, Random, "--GREETING=fall");
        var (code, said) = await host.EndAsync();

        code.ShouldBe(1);
        said.ShouldContain("greeter-1 ended with exit code 3 before it was well");
        said.ShouldContain("    I fell");
    }

    private static async Task NoneIsLeftAsync(IReadOnlyList<ProcessMark> processes)
    {
        for (var waited = Stopwatch.StartNew(); processes.Any(process => process.IsAlive) && waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(100);
        }

        processes.Where(process => process.IsAlive).ShouldBeEmpty();
    }
}
