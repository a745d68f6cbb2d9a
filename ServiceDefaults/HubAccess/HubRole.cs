namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>Roles of a person in one hub: names of the organization groups in Keycloak.</summary>
public static class HubRole
{
    /// <summary>Runs the hub's workspace and its members.</summary>
    public const string Admin = "hub-admin";

    /// <summary>Staff of the hub (chargé de mission).</summary>
    public const string Member = "hub-member";

    /// <summary>Mediator (aidant) of the hub's network.</summary>
    public const string Mediator = "mediator";

    /// <summary>Scores applications.</summary>
    public const string Jury = "jury";

    /// <summary>Reads: local authorities, State services, funders.</summary>
    public const string Viewer = "viewer";
}
