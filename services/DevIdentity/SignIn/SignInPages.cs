using HubsPlatform.DevIdentity.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace HubsPlatform.DevIdentity.SignIn;

/// <summary>The pages on which people sign in: the name, then the password, then a new password where the first was temporary.</summary>
internal sealed class SignInPages(Addresses addresses)
{
    private const string StyleSheet = "signin.css";

    public void Map(WebApplication app) => app.MapGet($"{addresses.Realm}/{StyleSheet}", () =>
        Results.Stream(typeof(SignInPages).Assembly.GetManifestResourceStream(StyleSheet)!, "text/css; charset=utf-8"));

    public IResult Form(HttpRequest request, Attempt attempt, string? objection = null) => attempt switch
    {
        { MustChangePassword: true } => Form(request, attempt, "Choisissez un mot de passe", "required-action", objection,
            Field("password-new", "Nouveau mot de passe", "password", "new-password", objection) + Field("password-confirm", "Confirmation du mot de passe", "password", "new-password")),
        { Name: { } name } => Form(request, attempt, "Connexion", "authenticate", objection,
            $"<p>Compte : <strong>{HtmlPage.Encode(name)}</strong></p>" + Field("password", "Mot de passe", "password", "current-password", objection)),
        _ => Form(request, attempt, "Connexion", "authenticate", objection, Field("username", "Nom d'utilisateur ou courriel", "text", "username", objection)),
    };

    public IResult Refusal(string message, int status = StatusCodes.Status400BadRequest) =>
        Page("Nous sommes désolés", $"<p role=\"alert\">{HtmlPage.Encode(message)}</p>", status);

    public IResult Expired(Attempt attempt) =>
        Page("La page a expiré", $"<p><a href=\"{HtmlPage.Encode(attempt.Request.Url)}\">Recommencer la connexion</a></p>");

    public IResult SignedOut() => Page("Déconnexion", "<p>Vous êtes déconnecté.</p>");

    public IResult Incomplete() => Page("Compte incomplet", "<p role=\"alert\">Le prénom, le nom et le courriel de ce compte sont nécessaires pour se connecter.</p>");

    private IResult Form(HttpRequest request, Attempt attempt, string title, string action, string? objection, string fields)
    {
        var url = QueryHelpers.AddQueryString($"{Addresses.Origin(request)}{addresses.SignInForms}/{action}",
            new Dictionary<string, string?> { ["session_code"] = attempt.NextStep(), ["tab_id"] = attempt.Id });
        var alert = objection is null ? "" : $"<p role=\"alert\" id=\"objection\">{HtmlPage.Encode(objection)}</p>";
        return Page(title, $"<form method=\"post\" action=\"{HtmlPage.Encode(url)}\">{alert}{fields}<button type=\"submit\">Continuer</button></form>");
    }

    private HtmlPage Page(string title, string body, int status = StatusCodes.Status200OK) => new(title, body, $"{addresses.Realm}/{StyleSheet}", status);

    /// <summary>The field with an objection says so to a screen reader; the first of a page has the focus.</summary>
    private static string Field(string name, string label, string type, string autocomplete, string? objection = null)
    {
        var focus = name == "password-confirm" ? "" : " autofocus";
        var wrong = objection is null ? "" : " aria-invalid=\"true\" aria-describedby=\"objection\"";
        return $"<label for=\"{name}\">{HtmlPage.Encode(label)}</label><input id=\"{name}\" name=\"{name}\" type=\"{type}\" autocomplete=\"{autocomplete}\" required{focus}{wrong}>";
    }
}
