using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Administration;

internal static class Search
{
    public static bool Matches(string? text, string? wanted, bool exact) =>
        wanted is null || (exact ? Names.Same(text, wanted) : text?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true);

    public static bool Finds(this User user, string? wanted) =>
        new[] { user.Username, user.Email, user.FirstName, user.LastName }.Any(text => Matches(text, wanted, exact: false));
}
