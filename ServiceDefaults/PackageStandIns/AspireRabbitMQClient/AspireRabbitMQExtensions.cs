using Aspire.RabbitMQ.Client;
using HubsPlatform.ServiceDefaults.PackageStandIns.AspireRabbitMQClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Microsoft.Extensions.Hosting;

/// <summary>Stands in for Aspire.RabbitMQ.Client: the same call, configuration section and health check.</summary>
public static class AspireRabbitMQExtensions
{
    /// <summary>Registers one connection to <c>ConnectionStrings:connectionName</c> (amqp://…), opened when it is first asked for.</summary>
    public static void AddRabbitMQClient(
        this IHostApplicationBuilder builder,
        string connectionName,
        Action<RabbitMQClientSettings>? configureSettings = null,
        Action<ConnectionFactory>? configureConnectionFactory = null)
    {
        var settings = new RabbitMQClientSettings();
        builder.Configuration.GetSection("Aspire:RabbitMQ:Client").Bind(settings);
        settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName) ?? settings.ConnectionString;
        configureSettings?.Invoke(settings);

        builder.Services.AddSingleton<IConnectionFactory>(_ =>
        {
            var factory = new ConnectionFactory { Uri = new Uri(settings.ConnectionString ?? throw new InvalidOperationException($"ConnectionStrings:{connectionName} is not set.")) };
            configureConnectionFactory?.Invoke(factory);
            return factory;
        });
        // The package opens it in the same way: whoever asks for a connection waits for it.
        builder.Services.AddSingleton(services => services.GetRequiredService<IConnectionFactory>().CreateConnectionAsync().GetAwaiter().GetResult());
        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().AddCheck<RabbitMQHealthCheck>("RabbitMQ.Client");
        }
    }
}
