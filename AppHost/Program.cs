using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

// The whole system on one page. Under Aspire the servers are containers; without it LocalHosting runs the machine's own.
var builder = DistributedApplication.CreateBuilder(args);

var postgresPassword = Secret("postgres-password");
var appPassword = Secret("app-password");
var rabbitPassword = Secret("rabbitmq-password");
var gatewaySecret = Secret("gateway-secret");
var onboardingSecret = Secret("onboarding-secret");
var linkKey = Secret("link-key");
var demoPassword = builder.AddParameter("demo-password", "Hubs-Demo-2026!", secret: true);

// Invented places and sessions, on a developer's machine; the services refuse them elsewhere.
var demonstration = builder.Configuration.GetValue("Demonstration:Load", builder.Environment.IsDevelopment()) ? "true" : "false";

// Share of traces that are sent to the dashboard.
var sampleRatio = builder.Configuration["Telemetry:SampleRatio"] ?? "1";

// Servers
var postgres = builder.AddPostgres("postgres", password: postgresPassword, port: 25432)
    .WithImage("postgis/postgis", "17-3.5")
    .WithArgs("-c", "max_connections=300", "-c", "shared_buffers=128MB", "-c", "random_page_cost=1.1", "-c", "jit=off", "-c", "default_toast_compression=lz4", "-c", "wal_compression=lz4", "-c", "max_wal_size=2GB", "-c", "wal_init_zero=off")
    .WithDataVolume();

var rabbitmq = builder.AddRabbitMQ("rabbitmq", builder.AddParameter("rabbitmq-user", "hubs"), rabbitPassword, port: 25671)
    .WithDataVolume();

// A fixed port, because the address of the identity provider is written into every token.
var keycloak = builder.AddKeycloak("keycloak", 8180)
    .WithImageTag("26.7") // organizations with groups of their own; Aspire's own choice is older
    .WithRealmImport("realms")
    .WithEnvironment("HUBS_DEMO_PASSWORD", demoPassword)
    .WithEnvironment("HUBS_GATEWAY_SECRET", gatewaySecret)
    .WithEnvironment("HUBS_ONBOARDING_SECRET", onboardingSecret);

// Services, each with its own database and found by the others under its name
var directory = Service<Projects.HubsPlatform_Directory>("directory")
    .WithEnvironment("Onboarding__ClientSecret", onboardingSecret)
    .WithEnvironment("Links__Keys__1", linkKey)
    .WithEnvironment("Demonstration__Load", demonstration);
var funding = Service<Projects.HubsPlatform_Funding>("funding");
var training = Service<Projects.HubsPlatform_Training>("training")
    .WithEnvironment("Demonstration__Load", demonstration);
var evaluation = Service<Projects.HubsPlatform_Evaluation>("evaluation");

// Pages, and the one door to everything
var portal = Process<Projects.HubsPlatform_Portal>("portal")
    .WithHttpEndpoint(name: "h2c", env: "H2C_PORT")
    .WithReference(directory).WithReference(funding).WithReference(training).WithReference(evaluation);

var gateway = WithDatabase(Process<Projects.HubsPlatform_Gateway>("gateway"), "gateway")
    .WithEndpoint("http", endpoint => endpoint.IsProxied = Replicas("gateway") > 1)
    .WithExternalHttpEndpoints()
    .WithEnvironment("Keycloak__Credentials__Secret", gatewaySecret)
    .WithReference(directory).WithReference(funding).WithReference(training).WithReference(evaluation).WithReference(portal)
    .WaitFor(keycloak);

// What an operator sets, under the names by which the processes know it
PassOn("LegalNotice", portal);
PassOn("Map", portal, gateway);
PassOn("Geocoding", directory);
PassOn("OpenData", directory);

// Mails lead to the gateway, and sign-in comes back to it. Mails go through the server of section Mail; without one, on a developer's machine, they are files beside the databases.
AtGateway(directory, "Links__PublicAddress");
AtGateway(keycloak, "HUBS_GATEWAY_URL");
if (builder.ExecutionContext.IsRunMode)
{
    directory.WithEnvironment("Mail__Folder", Path.GetFullPath(Path.Combine(builder.Configuration["HUBS_DATA"] ?? Path.Combine(builder.AppHostDirectory, "..", ".run"), "mail")));
}

foreach (var setting in builder.Configuration.GetSection("Mail").GetChildren())
{
    directory.WithEnvironment($"Mail__{setting.Key}", builder.AddParameter($"mail-{setting.Key.ToLowerInvariant()}", setting.Value ?? "", secret: setting.Key == "Password"));
}

await builder.Build().RunAsync();

void PassOn(string section, params IEnumerable<IResourceBuilder<ProjectResource>> processes)
{
    foreach (var (key, value) in builder.Configuration.GetSection(section).AsEnumerable().Where(setting => setting.Value is not null))
    {
        foreach (var process in processes)
        {
            process.WithEnvironment(key.Replace(":", "__", StringComparison.Ordinal), value);
        }
    }
}

// Where browsers find the gateway. A container would be told another name for it, and what is published another address than here.
void AtGateway<T>(IResourceBuilder<T> resource, string variable) where T : IResourceWithEnvironment =>
    resource.WithEnvironment(context => context.EnvironmentVariables[variable] =
        builder.Configuration["Links:PublicAddress"] ?? (context.ExecutionContext.IsRunMode ? gateway.GetEndpoint("http").Url : (object)gateway.GetEndpoint("http")));

// A service answers HTTP/1.1 on "http" and HTTP/2 without TLS on "h2c", which is what the gateway calls.
IResourceBuilder<ProjectResource> Service<TProject>(string name) where TProject : IProjectMetadata, new() =>
    WithDatabase(Process<TProject>(name), name)
        .WithHttpEndpoint(name: "h2c", env: "H2C_PORT")
        .WithReference(rabbitmq).WaitFor(rabbitmq);

IResourceBuilder<ProjectResource> Process<TProject>(string name) where TProject : IProjectMetadata, new() =>
    builder.AddProject<TProject>(name, launchProfileName: "http")
        .WithReplicas(Replicas(name))
        .WithHttpHealthCheck("/health/ready")
        .WithEnvironment("Telemetry__SampleRatio", sampleRatio)
        .WithEnvironment("Keycloak__AuthServerUrl", $"{keycloak.GetEndpoint("http")}/");

// Two logins: the service's own, which row-level security binds, and the owner's, which makes the tables.
IResourceBuilder<ProjectResource> WithDatabase(IResourceBuilder<ProjectResource> process, string name)
{
    var database = postgres.AddDatabase($"{name}-db", name);
    var server = postgres.Resource;
    return process
        .WithEnvironment($"ConnectionStrings__{name}", $"Host={server.Host};Port={server.Port};Username={name}_app;Password={appPassword};Database={name}")
        .WithReference(database, connectionName: $"{name}-owner")
        .WaitFor(database);
}

// Generated once and kept. Letters and digits only: they stand in connection strings and addresses.
IResourceBuilder<ParameterResource> Secret(string name) =>
    builder.AddParameter(name, new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);

int Replicas(string name) => builder.Configuration.GetValue($"Replicas:{name}", 1);
