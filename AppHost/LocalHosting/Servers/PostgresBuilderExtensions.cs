using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using HubsPlatform.LocalHosting.Servers;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    /// <summary>The machine's own PostgreSQL, with a data directory of this checkout, on loopback.</summary>
    public static IResourceBuilder<PostgresServerResource> AddPostgres(this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null, IResourceBuilder<ParameterResource>? password = null, int? port = null)
    {
        var postgres = new PostgresServerResource(name, userName?.Resource, password?.Resource ?? builder.AddDefaultPassword($"{name}-password"));
        return builder.AddResource(postgres)
            .WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, name: "tcp", port: port, isProxied: false))
            .WithAnnotation(new NativeServerAnnotation((context, stop) => PostgresProcess.PrepareAsync(postgres, context, stop)))
            .WithAnnotation(new HealthCheckAnnotation("connect", stop => PostgresProcess.ConnectAsync(postgres, stop)));
    }

    /// <summary>Made when the server is well and the database is not there yet.</summary>
    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(this IResourceBuilder<PostgresServerResource> builder, string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.Add(database);
        return builder.ApplicationBuilder.AddResource(database)
            .WithAnnotation(new EstablishAnnotation(stop => PostgresProcess.CreateDatabaseAsync(database, stop)))
            .WithAnnotation(new HealthCheckAnnotation("connect", stop => PostgresProcess.ConnectAsync(database, stop)));
    }

    public static IResourceBuilder<PostgresServerResource> WithPassword(this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    /// <summary>The data directory of local mode outlives every run anyway.</summary>
    public static IResourceBuilder<PostgresServerResource> WithDataVolume(this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false) =>
        isReadOnly ? throw new NotSupportedException("Local mode has no read-only data: PostgreSQL writes to its data directory.") : builder;
}
