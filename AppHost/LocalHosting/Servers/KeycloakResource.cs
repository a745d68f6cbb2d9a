namespace Aspire.Hosting.ApplicationModel;

public sealed class KeycloakResource(string name, ParameterResource? admin, ParameterResource adminPassword) : ContainerResource(name), IResourceWithServiceDiscovery
{
    private const string DefaultAdmin = "admin";

    public ParameterResource? AdminUserNameParameter => admin;

    public ParameterResource AdminPasswordParameter => adminPassword;

    internal ReferenceExpression AdminReference => admin is { } name ? ReferenceExpression.Create($"{name}") : ReferenceExpression.Create($"{DefaultAdmin}");
}

/// <summary>The folder with the realm files.</summary>
internal sealed record RealmImportAnnotation(string Folder) : IResourceAnnotation;
