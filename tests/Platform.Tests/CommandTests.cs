using System.Diagnostics;
using System.Text.Json.Nodes;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>./hubs where nothing runs, and where it is asked for what it cannot do: one line that helps, and JSON where JSON was asked for.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Nobody = "http://127.0.0.1:9";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("hubs commands ");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("'now' is not understood", "status", "now")]
    [InlineData("'now' is not understood", "down", "now")]
    [InlineData("'now' is not understood", "reset", "now", "--yes")]
    [InlineData("'now' is not understood", "check", "now")]
    [InlineData("'now' is not understood", "up", "now")]
    [InlineData("'--frob' is not understood", "up", "--frob")]
    [InlineData("there is no option --frob", "status", "--frob")]
    [InlineData("whose token?", "token")]
    [InlineData("Is the platform up?", "token", "jury", "--server", Nobody)]
    [InlineData("--tail wants a number of lines, not 'x'", "logs", "gateway", "--tail", "x")]
    [InlineData("nothing has run here yet", "logs", "gateway")]
    [InlineData("reset asks before it removes data", "reset")]
    [InlineData("which file?", "import")]
    [InlineData("say either --hub HUB or --national", "import", "README.md")]
    [InlineData("there is no file none.csv", "import", "none.csv", "--hub", "sud")]
    [InlineData("docs is no file", "import", "docs", "--hub", "sud")]
    [InlineData("there is no file none.json", "import", "README.md", "--hub", "sud", "--mapping", "none.json")]
    [InlineData("Is the platform up?", "import", "README.md", "--hub", "sud", "--server", Nobody, "--identity", Nobody)]
    public async Task What_cannot_be_done_is_said_in_one_line(string says, params string[] arguments)
    {
        var (code, output, errors) = await HubsAsync(arguments);

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.Trim().ShouldStartWith("hubs: ");
        errors.ShouldContain(says);
        errors.Trim().ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("file_missing", "import", "none.csv", "--hub", "sud")]
    [InlineData("file_unreadable", "import", "docs", "--hub", "sud")]
    [InlineData("sign_in_failed", "import", "README.md", "--national", "--server", Nobody, "--identity", Nobody)]
    [InlineData("usage", "import", "README.md", "--national", "--frob")]
    public async Task With_json_a_failure_is_json_too(string problem, params string[] arguments)
    {
        var (code, output, _) = await HubsAsync([.. arguments, "--json"]);

        code.ShouldBe(1);
        var report = JsonNode.Parse(output)!;
        (report.Text("state"), report["problem"]!.Text("code")).ShouldBe(("failed", problem));
        report["problem"]!.Text("detail").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Where_nothing_runs_status_says_so_and_down_twice_is_no_failure()
    {
        var (code, output, _) = await HubsAsync("status", "--json");
        code.ShouldBe(3);
        JsonNode.Parse(output)!["running"]!.GetValue<bool>().ShouldBeFalse();

        (await HubsAsync("down")).ShouldBe((0, "Nothing was running.\n", ""));
        (await HubsAsync("down")).ShouldBe((0, "Nothing was running.\n", ""));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_named()
    {
        var file = Path.Combine(_data.FullName, "file");
        await File.WriteAllTextAsync(file, "");
        var (code, _, errors) = await UpAsync(file);

        code.ShouldBe(1);
        errors.Trim().ShouldBe($"hubs: {file} cannot be written (ENOTDIR). HUBS_DATA names another folder for the data.");
    }

    /// <summary>Ending the first one, as it once did, leaves two users who end each other's starts.</summary>
    [Fact]
    public async Task A_second_start_waits_for_the_first()
    {
        using var first = Process.Start("sleep", "60");
        try
        {
            var ticks = (await File.ReadAllTextAsync($"/proc/{first.Id}/stat")).Split(") ")[1].Split(' ')[19];
            await WriteStateAsync(first.Id, ticks, "Starting", "null");
            var second = UpAsync(_data.FullName);
            (await Task.WhenAny(second, Task.Delay(TimeSpan.FromSeconds(3)))).ShouldNotBe(second);
            first.HasExited.ShouldBeFalse();
            await WriteStateAsync(first.Id, ticks, "Running", "\"Healthy\"");

            var (code, output, errors) = await second;
            code.ShouldBe(0, errors);
            output.ShouldContain("another start is under way");
            output.ShouldContain("already running");
            first.HasExited.ShouldBeFalse();
        }
        finally
        {
            first.Kill();
        }
    }

    private async Task WriteStateAsync(int pid, string ticks, string state, string health)
    {
        var file = Path.Combine(_data.FullName, "state.json");
        await File.WriteAllTextAsync(file + ".new", $$"""{"pid":{{pid}},"startTime":{{ticks}},"gateway":"{{Nobody}}","dashboard":"{{Nobody}}","resources":[{"name":"gateway","state":"{{state}}","health":{{health}}}]}""");
        File.Move(file + ".new", file, overwrite: true);
    }

    private Task<(int Code, string Output, string Errors)> HubsAsync(params string[] arguments) =>
        Checkout.RunAsync(Path.Combine(Checkout.Root, "hubs"), arguments, new Dictionary<string, string> { ["HUBS_DATA"] = _data.FullName, ["HUBS_CONFIGURATION"] = Checkout.Configuration });

    /// <summary>Without the building that goes before.</summary>
    private static Task<(int Code, string Output, string Errors)> UpAsync(string data) =>
        Checkout.RunAsync("node", [Path.Combine(Checkout.Root, "AppHost", "commands", "up.mjs"), "--detach"], new Dictionary<string, string> { ["HUBS_DATA"] = data, ["HUBS_CONFIGURATION"] = Checkout.Configuration });
}
