using HubsPlatform.OpeningHours.France;
using HubsPlatform.OpeningHours.Texts;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HubsPlatform.Portal.Editing;

/// <summary>The form of a place between two requests: what it was made from, what was typed, and what there is to say about that.</summary>
public sealed class PlaceEditor(CommuneFinder communes, SchoolCalendar schools, TimeProvider clock, Texts texts)
{
    /// <summary>The form's field with what the form was made from.</summary>
    public const string OriginalField = "origine";

    public PlaceInput Input { get; set; } = PlaceInput.Empty;

    /// <summary>What the form was made from.</summary>
    public PlaceInput Original { get; private set; } = PlaceInput.Empty;

    /// <summary>The commune may be any of these.</summary>
    public IReadOnlyList<CommuneChoice> Choices { get; private set; } = [];

    /// <summary>What the hours mean is said where a person typed them as text, or asked.</summary>
    public HoursReading? Reading { get; private set; }

    public PlaceHours? Understood { get; private set; }

    public void Load(HubPlace place) => Input = Original = PlaceInput.Of(place);

    public void Read(IFormCollection form)
    {
        Original = PlaceInput.Parse(form[OriginalField]);
        Input = PlaceInput.Read(form, Original);
    }

    /// <summary>The hours of Monday are those of the working days.</summary>
    public void RepeatMonday() => Input = Input.At(Input.Hours with { Week = Input.Hours.Week.WithMondayOnWorkdays() });

    /// <param name="asked">Also of a simple week.</param>
    public void ExplainHours(bool asked = false)
    {
        var hours = Input.Hours.Value(Original.Text(PlaceFields.Hours));
        if (hours is not null && (asked || Input.Hours.IsText))
        {
            Reading = HoursReader.Read(hours);
            Understood = PlaceHours.Of(hours, null, schools, clock.GetUtcNow());
        }
    }

    /// <summary>What can be said before a service is asked.</summary>
    public async Task CheckAsync(ModelStateDictionary state, CancellationToken stop)
    {
        foreach (var field in Input.Unreadable())
        {
            state.AddModelError(field.Key, texts[field.Kind == FieldKind.Date ? "record.noSuchDate" : "record.noNumber", texts.FieldName(field.Key)]);
        }

        foreach (var (day, mistake) in Input.Hours.IsText ? [] : Input.Hours.Week.Mistakes())
        {
            state.AddModelError(PlaceFields.Hours, texts["record.hoursMistake." + mistake, OpeningWish.WeekdayName(day)]);
        }

        await FindCommuneAsync(state, stop);
    }

    /// <summary>By its name, its postal code or both; where that says too little, the person chooses.</summary>
    private async Task FindCommuneAsync(ModelStateDictionary state, CancellationToken stop)
    {
        if (Input.KnowsCommune)
        {
            return;
        }

        if (CommuneChoice.Parse(Input.Chosen) is { } chosen)
        {
            Input = Input.At(chosen);
            return;
        }

        var found = await communes.FindAsync(Input.Text(PlaceFields.Commune), Input.Text(PlaceFields.PostalCode), stop);
        if (found.Count == 1)
        {
            Input = Input.At(found[0]);
        }
        else if (found.Count > 1)
        {
            Choices = found;
            state.AddModelError(PlaceFields.Commune, texts["record.communeAmbiguous"]);
        }
    }

    /// <summary>The form's field for a field of the API; null for what nobody fills in.</summary>
    public static string? FieldOf(string field) => field == "inseeCode" ? PlaceFields.Commune : PlaceFields.Find(field)?.Key;
}

/// <summary>The form's fields on a page.</summary>
/// <param name="Editor">What they hold.</param>
/// <param name="Groups">Which of them.</param>
/// <param name="Action">The address of the page's handler, by its name.</param>
public sealed record PlaceFormPart(PlaceEditor Editor, IReadOnlyList<PlaceFieldGroup> Groups, Func<string, string> Action);
