using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Servers;

namespace Aspire.Hosting;

public static class RabbitMQBuilderExtensions
{
    /// <summary>
    /// The machine's own RabbitMQ, with its data in this checkout, on loopback. Beside it runs Erlang's name server, as a resource of
    /// its own: RabbitMQ would else start one behind our back, open to the network, that stays when everything else has ended.
    /// </summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var names = builder.AddResource(new ContainerResource($"{name}-epmd"));
        var namesPort = names.GetEndpoint("tcp");
        names
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: "tcp", isProxied: false))
            .WithAnnotation(new NativeServerAnnotation((_, _) => Task.FromResult(RabbitMQProcess.NameServer(namesPort.Port))))
            .WithAnnotation(new HealthCheckAnnotation("names", stop => RabbitMQProcess.AskForNamesAsync(namesPort.Port, stop)));

        var rabbit = new RabbitMQServerResource(name, userName?.Resource, password?.Resource ?? builder.AddDefaultPassword($"{name}-password"));
        var server = builder.AddResource(rabbit)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: "amqp", name: "tcp", port: port, isProxied: false))
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: RabbitMQProcess.DistributionEndpoint, isProxied: false))
            .WithAnnotation(new NativeServerAnnotation((context, stop) => RabbitMQProcess.PrepareAsync(rabbit, namesPort.Port, context, stop)))
            .WithAnnotation(new HealthCheckAnnotation("greeting", stop => RabbitMQProcess.GreetAsync(rabbit, stop)))
            .WaitFor(names);
        names.WithParentRelationship(server);
        return server;
    }

    /// <summary>The data directory of local mode outlives every run anyway.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) =>
        isReadOnly ? throw new NotSupportedException("Local mode has no read-only data: RabbitMQ writes to its data directory.") : builder;
}
