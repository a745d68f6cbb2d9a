using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Running;

namespace HubsPlatform.AppHost.Tests;

public sealed class PortTests
{
    [Fact]
    public void A_port_in_use_is_told_with_its_endpoint_resource_and_remedy()
    {
        using var other = new TcpListener(IPAddress.Loopback, new PortPlan(randomize: true).Free());
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var gateway = new ProjectResource("gateway") { Annotations = { new EndpointAnnotation(ProtocolType.Tcp, "http", port: port) } };

        var failure = Should.Throw<DistributedApplicationException>(() => new PortPlan(randomize: false).Allocate([gateway]));

        failure.Message.ShouldStartWith($"Port {port}, wanted for the endpoint 'http' of gateway, is in use by another program");
        failure.Message.ShouldContain("RandomizePorts");
        failure.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void An_endpoint_without_proxy_allows_one_replica()
    {
        var gateway = new ProjectResource("gateway") { Annotations = { new EndpointAnnotation(ProtocolType.Tcp, "http", isProxied: false), new ReplicaAnnotation(2) } };

        Should.Throw<DistributedApplicationException>(() => new PortPlan(randomize: true).Allocate([gateway])).Message.ShouldContain("cannot have 2 replicas");
    }

    [Fact]
    public void Chosen_ports_are_below_those_of_outgoing_connections_and_differ()
    {
        var plan = new PortPlan(randomize: true);
        var ports = Enumerable.Range(0, 50).Select(_ => plan.Free()).ToList();

        ports.ShouldBeUnique();
        ports.ShouldAllBe(port => port >= 20_000 && port < 32_768);
    }
}
