using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Real files that lie beside the checkout of the project's own machine; a test that needs one skips elsewhere.</summary>
internal static class SharedData
{
    public const string Bfc = "raw/mednum-bfc-hub.csv";
    public const string FranceServices = "derived/france-services-standard-v1-valide.csv";
    public const string HubDuSud = "dedup/hub-du-sud-20230516-avant.json";
    public const string Invalid = "derived/lieux-standard-v1-invalides.csv";

    public static string Path(string file)
    {
        var found = Find(file);
        Skip.If(found is null, $"shared/data/{file} is not on this machine");
        return found!;
    }

    private static string? Find(string file) =>
        Repository.Upwards().Select(folder => System.IO.Path.Combine(folder, "shared", "data", file)).FirstOrDefault(File.Exists);
}
