using System.Diagnostics;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.OpeningHours.Tests;

/// <summary>The npm library opening_hours, which reads the same format: what it holds open, for comparison.</summary>
internal static class Oracle
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OpeningHours.Tests", "oracle");

    /// <returns>For each text its intervals in minutes since the start; null where the library refuses the text.</returns>
    public static async Task<IReadOnlyList<Interval[]?>> AskAsync(IReadOnlyCollection<string> texts, DateOnly start, int weeks)
    {
        await InstallAsync();
        var info = Node("node", "oracle.mjs", start.ToString("O"), weeks.ToString(), "Île-de-France");
        info.Environment["TZ"] = "UTC";
        using var process = Process.Start(info)!;
        var asking = Task.Run(async () =>
        {
            await JsonSerializer.SerializeAsync(process.StandardInput.BaseStream, texts);
            process.StandardInput.Close();
        });
        List<Interval[]?> answers = new(texts.Count);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<int[][]?>(line)?.Select(span => new Interval(span[0], span[1], span[2] == 1)).ToArray());
        }

        await asking;
        answers.Count.ShouldBe(texts.Count, "the oracle ended early");
        return answers;
    }

    private static async Task InstallAsync()
    {
        var installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return;
        }

        try
        {
            using var npm = Process.Start(Node("npm", "ci", "--no-progress"))!;
            npm.StandardInput.Close();
            await npm.StandardOutput.ReadToEndAsync();
            await npm.WaitForExitAsync();
            Skip.If(npm.ExitCode != 0, "npm ci could not install the opening_hours library");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip.If(true, "Node.js is not on this machine");
        }
    }

    private static ProcessStartInfo Node(string program, params string[] arguments) =>
        new(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true };
}

/// <summary>A time of being open, or perhaps open, in minutes since the start of the comparison.</summary>
internal readonly record struct Interval(int From, int To, bool Unknown);
