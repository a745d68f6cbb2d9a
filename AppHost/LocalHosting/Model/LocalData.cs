using System.Collections.Concurrent;
using System.Text.Json;

namespace Aspire.Hosting;

/// <summary>The folder where a checkout keeps its databases, generated passwords, logs and state: HUBS_DATA, else .run beside the AppHost.</summary>
internal static class LocalData
{
    public const string Setting = "HUBS_DATA";

    public static string DirectoryOf(IDistributedApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration[Setting] is { Length: > 0 } chosen ? chosen : Path.Combine(builder.AppHostDirectory, "..", ".run"));
}

/// <summary>Passwords that were generated once, in a file for its owner's eyes only.</summary>
internal sealed class GeneratedValues(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly ConcurrentDictionary<string, GeneratedValues> Known = new();
    private readonly Lock _gate = new();

    public static GeneratedValues Of(IDistributedApplicationBuilder builder) =>
        Known.GetOrAdd(Path.Combine(LocalData.DirectoryOf(builder), "generated.json"), path => new GeneratedValues(path));

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (_gate)
        {
            var values = File.Exists(path) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(path))! : [];
            if (!values.TryGetValue(name, out var value))
            {
                values[name] = value = generate();
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
                JsonSerializer.Serialize(file, values);
            }

            return value;
        }
    }
}
