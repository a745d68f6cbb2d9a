using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace HubsPlatform.Portal.Web;

/// <summary>How a field with an error looks.</summary>
public static class FieldState
{
    public static string? ErrorClass(this IHtmlHelper html, string field, string look) =>
        html.ViewData.ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid ? look : null;
}
