using HubsPlatform.DevIdentity.Realms;

namespace HubsPlatform.DevIdentity.Claims;

/// <summary>Whom claims are about, and through which client.</summary>
internal sealed record ClaimSubject(User User, Client Client, string[] Scopes)
{
    /// <summary>Null for a service account.</summary>
    public SignInFacts? SignIn { get; init; }

    /// <summary>The id of the one hub that is shown with its id, when the sign-in gave exactly one; else null: all are.</summary>
    public string? OnlyHub { get; init; }
}

/// <param name="Acr">"1" after a password, "0" by single sign-on.</param>
/// <param name="AuthTime">Seconds since 1970.</param>
internal sealed record SignInFacts(string Acr, long AuthTime);

/// <summary>Where a claim goes; a mapper says for each whether it writes there.</summary>
internal enum ClaimTarget
{
    Access,
    Id,
    UserInfo,
}
