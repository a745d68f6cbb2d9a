using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Web;

/// <summary>The form of a record of the hub's network, a new one or a known one. What was typed stays whatever happens.</summary>
/// <typeparam name="TRecord">As the directory has it.</typeparam>
public abstract class EntryPage<TRecord>(Texts texts) : WorkspacePage
    where TRecord : class
{
    /// <summary>Of the record that the form was made from; 0 for a new one.</summary>
    [BindProperty(Name = "version")]
    public long Version { get; set; }

    /// <summary>As it is; null for a new one.</summary>
    public TRecord? Known { get; protected set; }

    protected override bool IsForStaff => true;

    protected Texts Texts => texts;

    /// <returns>Null for a day that is not said, and for one that is none: then the field says so.</returns>
    protected DateOnly? Day(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DayField.TryRead(text, out var day))
        {
            return day;
        }

        ModelState.AddModelError(field, texts["structures.dateInvalid"]);
        return null;
    }

    /// <param name="problem">Why the record was not saved.</param>
    /// <param name="latest">Its version now: what somebody else saved is a link away, saving once more is a decision then.</param>
    /// <param name="fieldOf">The form's field for a field of the API.</param>
    /// <returns>The answer where there is no form to show any more; null where it is shown again with what is wrong.</returns>
    protected IActionResult? Refused(ServiceProblem problem, long? latest, Func<string, string?> fieldOf)
    {
        if (problem.Status is 401 or 403 or 404)
        {
            return Fail(problem);
        }

        if (problem.Status == StatusCodes.Status412PreconditionFailed)
        {
            ModelState.AddModelError("", texts["structures.changedMeanwhile"]);
            Version = latest ?? Version;
        }
        else
        {
            ModelState.Add(problem, texts, fieldOf);
        }

        Response.StatusCode = problem.Status;
        return null;
    }
}
