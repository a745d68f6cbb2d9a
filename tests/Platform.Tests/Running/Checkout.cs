using System.Diagnostics;

namespace HubsPlatform.Platform.Tests.Running;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>Debug or Release, as these tests.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A file of the real data, in a folder shared/data beside the checkout or further up.</summary>
    /// <exception cref="SkipException">It is not there.</exception>
    public static string RealFile(string path)
    {
        for (var folder = new DirectoryInfo(Root); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", path) is var file && File.Exists(file))
            {
                return file;
            }
        }

        throw new SkipException($"shared/data/{path} does not lie beside the checkout");
    }

    /// <summary>Runs a program in the checkout to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, string[] args, IReadOnlyDictionary<string, string>? environment = null, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = Root, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        // A platform of tests does not start the Keycloak that other tests may have been given.
        start.Environment.Remove("KEYCLOAK_HOME");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(10));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HubsPlatform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Tests run from inside the checkout.");
        }

        return folder.FullName;
    }
}
