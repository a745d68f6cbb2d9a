namespace HubsPlatform.Portal.Web;

/// <summary>The gateway's sign-in, which brings the person back to where they were.</summary>
public static class SignInLink
{
    public static string From(HttpContext context)
    {
        var asked = AskedAddress.Of(context);
        // A form that was refused is filled in again from its page.
        var query = HttpMethods.IsGet(context.Request.Method) ? asked.Query : string.Empty;
        return "/bff/login?returnUrl=" + Uri.EscapeDataString(context.Request.PathBase.ToUriComponent() + asked.Path + query);
    }
}
