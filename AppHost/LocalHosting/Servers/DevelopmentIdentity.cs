using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HubsPlatform.LocalHosting.Servers;

/// <summary>The project that stands for Keycloak, started with what it asks for: the realm file and a folder for its keys.</summary>
internal static class DevelopmentIdentity
{
    public static NativeServer Prepare(KeycloakResource keycloak, IBuiltProjectMetadata project, NativeServerContext context)
    {
        var realms = keycloak.Annotations.OfType<RealmImportAnnotation>().Select(realm => realm.Folder).LastOrDefault() ?? throw new DistributedApplicationException($"{keycloak.Name} has no realm: WithRealmImport is missing.");
        var realm = Directory.Exists(realms) ? Directory.GetFiles(realms, "*.json").Order(StringComparer.Ordinal).FirstOrDefault() : realms;
        if (realm is null || !File.Exists(realm))
        {
            throw new DistributedApplicationException($"There is no realm file in {realms}.");
        }

        return NativeServer.OfProject(keycloak, project, context.Args) with
        {
            Environment = new Dictionary<string, string>(LaunchProfile.Read(project.ProjectPath, "http").Environment)
            {
                ["HUBS_IDP_REALM"] = realm,
                ["HUBS_IDP_KEYS"] = context.DataDirectory,
            },
        };
    }
}
