using HubsPlatform.LocalHosting;

namespace Aspire.Hosting;

/// <summary>Aspire has these on the class itself; here they stand apart, because only this place knows what carries the model out.</summary>
public static class DistributedApplicationExtensions
{
    extension(DistributedApplication)
    {
        public static IDistributedApplicationBuilder CreateBuilder() => DistributedApplication.CreateBuilder([]);

        public static IDistributedApplicationBuilder CreateBuilder(string[] args) => DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args });

        public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new LocalApplicationBuilder(options);
    }
}
