namespace HubsPlatform.Directory.Onboarding;

/// <summary>Why a hub could not be onboarded. The message is French and meant for the operator.</summary>
public sealed class OnboardingException(OnboardingFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public OnboardingFailure Failure { get; } = failure;
}

public enum OnboardingFailure
{
    /// <summary>The alias has other characters than lower case letters, digits and hyphens, or not 2 to 63 of them.</summary>
    InvalidAlias,

    /// <summary>Another hub bears this name.</summary>
    NameTaken,

    /// <summary>The address belongs to an account that onboarding may not touch, such as an operator's.</summary>
    AdministratorOutOfReach,

    /// <summary>The identity provider found the details of the administrator wrong.</summary>
    AdministratorRefused,

    /// <summary>The identity provider could not be reached, or refused the platform's own account: repeat it later.</summary>
    Unavailable,
}
