using System.Diagnostics;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HubsPlatform.Portal.Pages;

/// <summary>Shown in place of an answer that failed; the status of that answer says which words.</summary>
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status => Response.StatusCode is >= 400 ? Response.StatusCode : StatusCodes.Status404NotFound;

    /// <summary>The status that the texts know best.</summary>
    public int Kind => Status switch
    {
        401 or 403 or 404 or 413 or 503 => Status,
        >= 400 and < 500 => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status500InternalServerError,
    };

    public bool NeedsSignIn => Status == StatusCodes.Status401Unauthorized;

    public string? Reference => Kind == StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() : null;

    public string SignInAddress => SignInLink.From(HttpContext);
}
