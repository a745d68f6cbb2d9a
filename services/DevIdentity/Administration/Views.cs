using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Administration;

/// <summary>How the administration API shows things; never with credentials.</summary>
internal static class Views
{
    public static object Of(Organization hub) => new
    {
        hub.Id,
        hub.Name,
        hub.Alias,
        hub.Enabled,
        hub.Description,
        Domains = hub.Domains.IsEmpty ? null : hub.Domains,
    };

    public static object Of(OrganizationGroup group) => new { group.Id, group.Name, group.Path, SubGroups = Array.Empty<object>() };

    public static object Of(User user) => new
    {
        user.Id,
        user.Username,
        user.FirstName,
        user.LastName,
        user.Email,
        user.EmailVerified,
        user.Enabled,
        RequiredActions = user.Password is { Temporary: true } ? new[] { "UPDATE_PASSWORD" } : [],
    };
}
