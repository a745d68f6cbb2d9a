using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace HubsPlatform.ServiceDefaults.PackageStandIns.AspireRabbitMQClient;

internal sealed class RabbitMQHealthCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return Task.FromResult(services.GetRequiredService<IConnection>().IsOpen ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus));
        }
        catch (global::RabbitMQ.Client.Exceptions.BrokerUnreachableException failure)
        {
            return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, exception: failure));
        }
    }
}
