using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>As <see cref="UnsupportedBuilderExtensions"/>, for the servers.</summary>
public static class UnsupportedServerExtensions
{
    private const string OwnData = "its servers keep their data in the checkout's own folder (HUBS_DATA)";
    private const string NoTools = "there are no containers for such tools; use psql and rabbitmqctl with the addresses that the dashboard shows";

    public static IResourceBuilder<PostgresServerResource> WithDataBindMount(this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = false) => throw Unsupported.InLocalMode(OwnData);

    public static IResourceBuilder<RabbitMQServerResource> WithDataBindMount(this IResourceBuilder<RabbitMQServerResource> builder, string source, bool isReadOnly = false) => throw Unsupported.InLocalMode(OwnData);

    public static IResourceBuilder<PostgresServerResource> WithInitFiles(this IResourceBuilder<PostgresServerResource> builder, string source) => throw Unsupported.InLocalMode("databases are filled by the services' own migrations");

    public static IResourceBuilder<PostgresDatabaseResource> WithCreationScript(this IResourceBuilder<PostgresDatabaseResource> builder, string script) => throw Unsupported.InLocalMode("databases are filled by the services' own migrations");

    public static IResourceBuilder<PostgresServerResource> WithPgAdmin(this IResourceBuilder<PostgresServerResource> builder) => throw Unsupported.InLocalMode(NoTools);

    public static IResourceBuilder<PostgresServerResource> WithPgWeb(this IResourceBuilder<PostgresServerResource> builder) => throw Unsupported.InLocalMode(NoTools);

    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder) => throw Unsupported.InLocalMode(NoTools);
}
