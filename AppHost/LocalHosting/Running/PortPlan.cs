using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Running;

/// <summary>
/// Gives every endpoint its port. All are below 32768: above, the kernel hands out ports for outgoing connections, and one of
/// those may sit on a port just when a server wants it.
/// </summary>
internal sealed class PortPlan(bool randomize)
{
    private const int Lowest = 20_000;
    private const int Highest = 32_767;

    private readonly HashSet<int> _given = [];

    public void Allocate(IEnumerable<IResource> resources)
    {
        var endpoints = resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>(), (resource, endpoint) => (resource, endpoint)).ToList();
        foreach (var (resource, endpoint) in endpoints)
        {
            if (!endpoint.IsProxied && resource.GetReplicaCount() > 1)
            {
                throw new DistributedApplicationException($"The endpoint '{endpoint.Name}' of {resource.Name} is not proxied, so {resource.Name} cannot have {resource.GetReplicaCount()} replicas: only one process can listen on a port.");
            }

            if (!randomize && endpoint.Port is { } wanted)
            {
                PortCheck.ThrowIfTaken(wanted, endpoint.Name, resource.Name);
                _given.Add(wanted);
                endpoint.AllocatedPort = wanted;
            }
        }

        foreach (var (_, endpoint) in endpoints.Where(pair => randomize || pair.endpoint.Port is null))
        {
            endpoint.AllocatedPort = Free();
        }
    }

    /// <summary>A port that nobody uses now and that was not given away before.</summary>
    public int Free()
    {
        lock (_given)
        {
            while (true)
            {
                var port = RandomNumberGenerator.GetInt32(Lowest, Highest + 1);
                if (!PortCheck.IsTaken(port) && _given.Add(port))
                {
                    return port;
                }
            }
        }
    }
}

internal static class PortCheck
{
    public static bool IsTaken(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return false;
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return true;
        }
    }

    /// <summary>DCP keeps silent when it cannot have a port, so the host looks first.</summary>
    public static void ThrowIfTaken(int port, string endpoint, string resource)
    {
        if (IsTaken(port))
        {
            throw new DistributedApplicationException($"Port {port}, wanted for the endpoint '{endpoint}' of {resource}, is in use by another program: end it (ss -ltnp 'sport = :{port}' tells which), or start with DcpPublisher__RandomizePorts=true.");
        }
    }
}
