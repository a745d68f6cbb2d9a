using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>A sign-in on its way. It belongs to the browser that holds the cookie <see cref="Browser"/>.</summary>
internal sealed class Attempt(SignInRequest request, string browser)
{
    public string Id { get; } = Secrets.New();
    public SignInRequest Request => request;
    public string Browser => browser;

    /// <summary>Changes with each page; a form of an earlier one (the "back" button) is not taken.</summary>
    public string Step { get; private set; } = Secrets.New();

    /// <summary>What was entered on the first page, known or not; from then on the password is asked.</summary>
    public string? Name { get; set; }

    /// <summary>The password was right, but temporary: a new one is asked.</summary>
    public bool MustChangePassword { get; set; }

    public string NextStep() => Step = Secrets.New();
}
