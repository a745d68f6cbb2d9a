using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HubsPlatform.Portal.Web;

/// <summary>What a service refused, put at the fields of the form that was sent.</summary>
public static class RefusedFields
{
    /// <summary>What happened, in the portal's words where it has some, else in the service's.</summary>
    public static string Of(this Texts texts, ServiceProblem problem) =>
        texts.OrElse("errors.code." + problem.Code, problem.Detail is { } detail ? FrenchTypography.Printed(detail) : texts["errors.code.unexpected"]);

    /// <param name="state">Where a page keeps what is wrong with its fields.</param>
    /// <param name="problem">What the service said.</param>
    /// <param name="texts">The portal's words.</param>
    /// <param name="fieldOf">The form's field for a field of the API; null or unknown goes to the form as a whole.</param>
    public static void Add(this ModelStateDictionary state, ServiceProblem problem, Texts texts, Func<string, string?> fieldOf)
    {
        foreach (var error in problem.Errors)
        {
            state.AddModelError(fieldOf(error.Field) ?? string.Empty, texts.OrElse("errors.code." + error.Code, FrenchTypography.Printed(error.Message)));
        }

        if (problem.Errors.Count == 0)
        {
            state.AddModelError(string.Empty, texts.Of(problem));
        }
    }
}
