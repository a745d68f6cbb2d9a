using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.AppHost.Tests;

/// <summary>A small system for the tests: PostgreSQL with a database, a web server of some lines that waits for it, and another with two replicas.</summary>
internal static class SmallApp
{
    /// <summary>Ends by itself, with code 3, when its greeting says so.</summary>
    private const string Greeter = """
        console.log('listening');
        if (process.env.GREETING === 'fall') { console.error('I fell'); process.exit(3); }
        require('http').createServer((request, response) => response.end(process.env.GREETING)).listen(process.env.PORT, '127.0.0.1');
        """;

    /// <summary>Says which process it is, and ends each connection, so that the next one may reach the other.</summary>
    private const string Twin = "require('http').createServer((request, response) => response.setHeader('connection', 'close').end(`${process.pid}`)).listen(process.env.PORT, '127.0.0.1');";

    public static async Task Main(string[] args)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, ProjectDirectory = AppContext.BaseDirectory, DisableDashboard = true });
        AddTo(builder);
        await builder.Build().RunAsync();
    }

    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        var doorCode = builder.AddParameter("door-code", new GenerateParameterDefault { MinLength = 20, Special = false }, secret: true);
        var postgres = builder.AddPostgres("postgres", port: 25999).WithArgs("-c", "fsync=off");
        var things = postgres.AddDatabase("things-db", "things");
        builder.AddExecutable("greeter", "node", AppContext.BaseDirectory, "-e", Greeter)
            .WithHttpEndpoint(env: "PORT")
            .WithHttpHealthCheck("/")
            .WithEnvironment("GREETING", builder.Configuration["GREETING"] ?? "bonjour {{name}}")
            .WithEnvironment("DOOR", $"knock:{doorCode}")
            .WithReference(things)
            .WaitFor(things);
        builder.AddExecutable("twins", "node", AppContext.BaseDirectory, "-e", Twin)
            .WithAnnotation(new ReplicaAnnotation(2))
            .WithHttpEndpoint(env: "PORT")
            .WithHttpHealthCheck("/");
    }
}
