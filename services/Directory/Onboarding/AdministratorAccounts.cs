using System.Net;

namespace HubsPlatform.Directory.Onboarding;

/// <summary>The account of a hub's first administrator: made, or found where the person has one.</summary>
internal sealed class AdministratorAccounts(KeycloakAdministration keycloak)
{
    private const string People = "/people"; // the only group of the realm whose members onboarding may touch
    private const string MustChangePassword = "UPDATE_PASSWORD";

    public async Task<AdministratorAccount> EnsureAsync(AdministratorDetails details, CancellationToken stop)
    {
        var email = details.Email.Trim().ToLowerInvariant();
        var password = TemporaryPassword.New();
        var made = await keycloak.PostAsync("users", new
        {
            username = email,
            email,
            emailVerified = true, // the operator vouches for it, and no mail is sent
            firstName = details.FirstName.Trim(),
            lastName = details.LastName.Trim(),
            enabled = true,
            groups = new[] { People },
            credentials = new[] { Temporary(password) },
        }, stop);
        if (made.IsDone)
        {
            return new(made.CreatedId!, email, password);
        }

        if (made.Status is HttpStatusCode.BadRequest)
        {
            throw new OnboardingException(OnboardingFailure.AdministratorRefused, $"Le service d'identité refuse ces coordonnées : {made.Reason}.");
        }

        made.Expect(made.IsThere, "compte");
        return await WithPasswordAsync(await FindAsync(email, stop), stop);
    }

    /// <summary>Taken and yet not to be found means: a person whom onboarding may not see.</summary>
    private async Task<FoundPerson> FindAsync(string email, CancellationToken stop)
    {
        foreach (var field in new[] { "email", "username" })
        {
            var answer = await keycloak.GetAsync($"users?{field}={Uri.EscapeDataString(email)}&exact=true", stop);
            if (answer.Expect(answer.IsDone, "recherche du compte").Read<FoundPerson[]>() is [var person])
            {
                return person.Enabled
                    ? person
                    : throw new OnboardingException(OnboardingFailure.AdministratorRefused, "Le compte de cette personne est désactivé.");
            }
        }

        throw new OnboardingException(OnboardingFailure.AdministratorOutOfReach, "Cette adresse appartient à un compte que la plateforme ne peut pas modifier, par exemple celui d'un opérateur.");
    }

    // A first password that was never used may be one that a failed onboarding could not tell anybody.
    private async Task<AdministratorAccount> WithPasswordAsync(FoundPerson person, CancellationToken stop)
    {
        if (person.RequiredActions?.Contains(MustChangePassword) != true)
        {
            return new(person.Id, person.Username, TemporaryPassword: null);
        }

        var password = TemporaryPassword.New();
        var reset = await keycloak.PutAsync($"users/{person.Id}/reset-password", Temporary(password), stop);
        reset.Expect(reset.IsDone, "mot de passe provisoire");
        return new(person.Id, person.Username, password);
    }

    private static object Temporary(string password) => new { type = "password", value = password, temporary = true };

    private sealed record FoundPerson(string Id, string Username, bool Enabled, string[]? RequiredActions);
}

internal sealed record AdministratorAccount(string Id, string UserName, string? TemporaryPassword);
