namespace HubsPlatform.Portal.Web;

/// <summary>The gateway's sign-in, which brings the person back to where they were.</summary>
public static class SignInLink
{
    public static string From(HttpRequest request)
    {
        var here = request.PathBase.Add(request.Path).ToUriComponent();
        // A form that was refused is filled in again from its page.
        var query = HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : string.Empty;
        return "/bff/login?returnUrl=" + Uri.EscapeDataString(here + query);
    }
}
