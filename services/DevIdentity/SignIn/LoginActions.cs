using HubsPlatform.DevIdentity.Hosting;
using HubsPlatform.DevIdentity.Realms;
using HubsPlatform.DevIdentity.Sessions;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>What the forms of the sign-in pages post to.</summary>
internal sealed class LoginActions(
    Realm realm, Addresses addresses, SessionStore sessions, Lockouts lockouts, ProviderCookies cookies, Attempts attempts, SignInPages pages, ReturnToClient client)
{
    public void Map(WebApplication app)
    {
        app.MapGet($"{addresses.SignInForms}/authenticate", (HttpRequest request) => attempts.Find(request) is { } attempt ? pages.Form(request, attempt) : NoAttempt());
        app.MapPost($"{addresses.SignInForms}/authenticate", (HttpRequest request) => WithForm(request.HttpContext, Authenticate)).DisableAntiforgery();
        app.MapPost($"{addresses.SignInForms}/required-action", (HttpRequest request) => WithForm(request.HttpContext, ChangePassword)).DisableAntiforgery();
    }

    private async Task<IResult> WithForm(HttpContext http, Func<HttpContext, Attempt, IFormCollection, IResult> act)
    {
        if (!http.Request.HasFormContentType || attempts.Find(http.Request) is not { } attempt)
        {
            return NoAttempt();
        }

        return http.Request.Query["session_code"] == attempt.Step ? act(http, attempt, await http.Request.ReadFormAsync()) : pages.Expired(attempt);
    }

    private IResult Authenticate(HttpContext http, Attempt attempt, IFormCollection form)
    {
        if (attempt.Name is not { } name)
        {
            return TakeName(http, attempt, form["username"].ToString().Trim());
        }

        var person = realm.PersonCalled(name);
        if (person is not { Enabled: true } || lockouts.IsLocked(person) || person.Password?.Is(form["password"].ToString()) != true)
        {
            if (person is not null)
            {
                lockouts.Count(person);
            }

            return pages.Form(http.Request, attempt, "Nom d'utilisateur ou mot de passe incorrect.");
        }

        lockouts.Clear(person);
        if (!person.EmailVerified)
        {
            return pages.Refusal("Le courriel de ce compte n'est pas vérifié, et il n'y a pas de serveur de courriel.", StatusCodes.Status500InternalServerError);
        }

        if (person is not { FirstName.Length: > 0, LastName.Length: > 0, Email.Length: > 0 })
        {
            return pages.Incomplete();
        }

        attempt.MustChangePassword = person.Password.Temporary;
        return attempt.MustChangePassword ? pages.Form(http.Request, attempt) : SignedIn(http, attempt, person);
    }

    // An unknown name goes on to the password like a known one; a disabled one is told so, as Keycloak does.
    private IResult TakeName(HttpContext http, Attempt attempt, string name)
    {
        if (realm.PersonCalled(name) is { Enabled: false })
        {
            return pages.Refusal("Ce compte est désactivé ; adressez-vous à l'opérateur.");
        }

        attempt.Name = name is "" ? null : name;
        return pages.Form(http.Request, attempt);
    }

    private IResult ChangePassword(HttpContext http, Attempt attempt, IFormCollection form)
    {
        if (!attempt.MustChangePassword || realm.PersonCalled(attempt.Name!) is not { Enabled: true } person)
        {
            return NoAttempt();
        }

        var password = form["password-new"].ToString();
        if (PasswordPolicy.Objection(realm.File.PasswordPolicy, person, password) is { } objection)
        {
            return pages.Form(http.Request, attempt, objection);
        }

        if (password != form["password-confirm"])
        {
            return pages.Form(http.Request, attempt, "Les deux mots de passe sont différents.");
        }

        lock (realm.Writing)
        {
            person = realm.User(person.Id)! with { Credentials = [Credential.Password(password)] };
            realm.Keep(person);
        }

        return SignedIn(http, attempt, person);
    }

    private IResult SignedIn(HttpContext http, Attempt attempt, User person)
    {
        if (!attempts.Finish(attempt))
        {
            return NoAttempt();
        }

        var session = sessions.Begin(person);
        cookies.SetSession(http, session.Key);
        return client.Send(http.Request, attempt.Request, session, person, acr: "1");
    }

    private IResult NoAttempt() => pages.Refusal("La connexion a expiré ou a commencé dans un autre navigateur.");
}
