using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace HubsPlatform.LocalHosting;

internal sealed class LocalApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly DistributedApplicationOptions _options;

    public LocalApplicationBuilder(DistributedApplicationOptions options)
    {
        _options = options;
        AppHostAssembly = options.AssemblyName is { } name ? Assembly.Load(name) : Assembly.GetEntryAssembly();
        AppHostDirectory = options.ProjectDirectory ?? ProjectDirectoryOf(AppHostAssembly) ?? AppContext.BaseDirectory;
        var environment = System.Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? System.Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Development;
        Environment = new LocalEnvironment(environment, options.DashboardApplicationName ?? AppHostAssembly?.GetName().Name ?? "AppHost", AppHostDirectory);
        Configuration
            .AddJsonFile(Path.Combine(AppHostDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(Path.Combine(AppHostDirectory, $"appsettings.{environment}.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(options.Args ?? []);
    }

    public string AppHostDirectory { get; }

    public Assembly? AppHostAssembly { get; }

    public ConfigurationManager Configuration { get; } = new();

    public IHostEnvironment Environment { get; }

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new(DistributedApplicationOperation.Run);

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        Resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    public DistributedApplication Build() => new(new LocalHost(this, hasDashboard: !_options.DisableDashboard));

    /// <summary>The build writes the project's path into its assembly.</summary>
    private static string? ProjectDirectoryOf(Assembly? assembly) =>
        Path.GetDirectoryName(assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "apphostprojectpath")?.Value);

    private sealed class LocalEnvironment(string name, string application, string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = application;

        public string ContentRootPath { get; set; } = root;

        public IFileProvider ContentRootFileProvider { get; set; } = new PhysicalFileProvider(root);
    }
}
