namespace HubsPlatform.Directory.Onboarding;

/// <summary>Gives a new hub its place in the identity provider, with the person who will run it.</summary>
public interface IOnboarding
{
    /// <summary>
    /// Creates the hub's organization, its five role groups and its first administrator, who gets the role hub-admin in it.
    /// Every step takes "already there" as done: after a failure, or for a hub that exists, call it again with the same details.
    /// The caller has checked that the operator asked for it and that the alias is free or meant.
    /// </summary>
    /// <exception cref="OnboardingException">The identity provider refused, or could not be reached. What was done stays.</exception>
    Task<OnboardedAdministrator> OnboardAsync(NewHub hub, CancellationToken stop);
}

/// <param name="Alias">Lower case letters, digits and hyphens, 2 to 63; upper case is lowered. It can never be changed.</param>
/// <param name="Name">As people read it, unique among hubs.</param>
public sealed record NewHub(string Alias, string Name, AdministratorDetails Administrator);

/// <param name="Email">Also the name to sign in with, for a person who has no account yet.</param>
public sealed record AdministratorDetails(string FirstName, string LastName, string Email);

/// <param name="UserName">What the administrator signs in with.</param>
/// <param name="TemporaryPassword">
/// Told this once and stored nowhere; it has to be changed at the first sign-in. Null for a person who already has a password.
/// Someone who never used the first one gets another, and the first no longer works.
/// </param>
public sealed record OnboardedAdministrator(string UserName, string? TemporaryPassword);
