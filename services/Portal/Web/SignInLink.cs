namespace HubsPlatform.Portal.Web;

/// <summary>The gateway's sign-in, which brings the person back to where they were.</summary>
public static class SignInLink
{
    /// <summary>How the gateway's address of a sign-in that came to nothing ends.</summary>
    private const string Failed = "?login=failed";

    /// <summary>Pages with a token in their address.</summary>
    private const string SignedLinks = "/fiche";

    public static bool IsAfterFailure(HttpContext context) => context.Request.QueryString.Value == Failed;

    public static string From(HttpContext context)
    {
        var asked = AskedAddress.Of(context);
        if (asked.Path.StartsWith(SignedLinks, StringComparison.OrdinalIgnoreCase))
        {
            return "/bff/login"; // a link's token goes to nobody
        }

        // A form that was refused is filled in again from its page; who signs in at last must not read of the failure again.
        var query = HttpMethods.IsGet(context.Request.Method) && asked.Query != Failed ? asked.Query : string.Empty;
        return "/bff/login?returnUrl=" + Uri.EscapeDataString(context.Request.PathBase.ToUriComponent() + asked.Path + query);
    }
}
