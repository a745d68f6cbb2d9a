using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Editing;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Fiche;

/// <summary>The form of a place for those who run it. Whatever happens, what was typed is shown again.</summary>
public sealed class EditModel(PlaceLinksClient links, PlaceEditor editor, Texts texts) : FichePage(links)
{
    public PlaceEditor Editor => editor;

    /// <summary>Of the place that the form was made from.</summary>
    [BindProperty(Name = "version")]
    public long Version { get; set; }

    /// <summary>Somebody else changed the place meanwhile.</summary>
    public bool IsOutdated { get; private set; }

    /// <summary>Fields that both this form and somebody else changed, with the other's values.</summary>
    public IReadOnlyList<ConflictingField> Changed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await OpenAsync(stop) is { } failure)
        {
            return failure;
        }

        editor.Load(Opened!.Place);
        Version = Opened.Version;
        editor.ExplainHours();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ReadForm();
        await editor.CheckAsync(ModelState, stop);
        var answer = ModelState.IsValid ? await Links.CorrectAsync(Token, Version, editor.Input.ToRecord(), stop) : null;
        if (answer is { IsOk: true })
        {
            return Redirect(Url.Page("/Fiche/Index", new { lien = Token, fait = answer.Value.Answer })!);
        }

        if (await OpenAsync(stop) is { } failure)
        {
            return failure;
        }

        if (answer is { Problem.Status: StatusCodes.Status412PreconditionFailed })
        {
            TakeOver();
        }
        else if (answer is { Problem: { } problem })
        {
            ModelState.Add(problem, texts, PlaceEditor.FieldOf);
        }

        Response.StatusCode = answer?.Problem?.Status ?? StatusCodes.Status422UnprocessableEntity;
        editor.ExplainHours();
        return Page();
    }

    /// <summary>Nothing is saved: what the hours mean is shown.</summary>
    public async Task<IActionResult> OnPostHoursAsync(CancellationToken stop)
    {
        ReadForm();
        editor.ExplainHours(asked: true);
        return await OpenAsync(stop) ?? Page();
    }

    /// <summary>Nothing is saved: the hours of Monday are those of the working days.</summary>
    public async Task<IActionResult> OnPostMondayAsync(CancellationToken stop)
    {
        ReadForm();
        editor.RepeatMonday();
        return await OpenAsync(stop) ?? Page();
    }

    private void ReadForm()
    {
        ModelState.Clear();
        editor.Read(Request.Form);
        // Fields that this form does not have stay as they are.
        editor.Input = editor.Input.With(editor.Original, PlaceFields.NotForOwners.Select(field => field.Key));
    }

    /// <summary>Somebody was faster: their values where the person left the field alone, the person's own where they typed.</summary>
    private void TakeOver()
    {
        var (mine, before) = (editor.Input, editor.Original);
        var conflict = PlaceConflict.Of(mine, before, Opened!.Place, []);
        editor.Load(Opened.Place);
        (Version, IsOutdated) = (Opened.Version, true);
        Changed = [.. conflict.Fields.Where(field => field.KeepsMine && !before.SaysTheSame(field.Field, editor.Original))];
        editor.Input = mine.With(editor.Original, conflict.Fields.Where(field => !field.KeepsMine).Select(field => field.Field.Key));
    }
}
