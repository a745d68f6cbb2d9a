using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>What a structure is in the network, from when to when.</summary>
public sealed class MembershipModel(StructuresClient structures, Texts texts) : EntryPage<Membership>(texts)
{
    [BindProperty(Name = "nature")]
    public string? Kind { get; set; }

    /// <summary>Dates as the browser's field or a person writes them.</summary>
    [BindProperty(Name = "debut")]
    public string? StartsOn { get; set; }

    [BindProperty(Name = "fin")]
    public string? EndsOn { get; set; }

    [BindProperty(Name = "charte")]
    public string? CharterSignedOn { get; set; }

    [BindProperty(Name = "fonction")]
    public string? Function { get; set; }

    public Structure Structure { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid structure, Guid? id, CancellationToken stop)
    {
        if (await LoadAsync(structure, id, stop) is { } failure)
        {
            return failure;
        }

        if (Known is { } known)
        {
            (Kind, Function, Version) = (known.Kind, known.ContactFunction, known.Version);
            (StartsOn, EndsOn, CharterSignedOn) = (DayField.Of(known.StartsOn), DayField.Of(known.EndsOn), DayField.Of(known.CharterSignedOn));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid structure, Guid? id, CancellationToken stop)
    {
        ModelState.Clear();
        if (await LoadAsync(structure, id, stop) is { } failure)
        {
            return failure;
        }

        var entry = new MembershipEntry(Kind, Day("debut", StartsOn), Day("fin", EndsOn), Function, Day("charte", CharterSignedOn));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var saved = Known is null ? await structures.JoinAsync(Hub!, structure, entry, stop) : await structures.UpdateMembershipAsync(Hub!, Known.Id, entry, Version, stop);
        return saved.IsOk ? Done("joined") : Refused(saved.Problem, Known?.Version, FieldOf) ?? Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid structure, Guid id, CancellationToken stop)
    {
        ModelState.Clear();
        return await LoadAsync(structure, id, stop) is { } failure ? failure
            : await structures.RemoveMembershipAsync(Hub!, id, Version, stop) is { } problem ? Refused(problem, Known?.Version, FieldOf) ?? Page()
            : Done("left");
    }

    private RedirectResult Done(string what) => Redirect(Url.Page("/Structures/Details", new { hub = Hub, id = Structure.Id, fait = what })!);

    private static string? FieldOf(string field) => field switch
    {
        "kind" => "nature",
        "startsOn" => "debut",
        "endsOn" => "fin",
        "charterSignedOn" => "charte",
        "contactFunction" => "fonction",
        _ => null,
    };

    private async Task<IActionResult?> LoadAsync(Guid structure, Guid? id, CancellationToken stop)
    {
        var found = await structures.FindAsync(Hub!, structure, stop);
        if (!found.IsOk)
        {
            return Fail(found.Problem);
        }

        Structure = found.Value;
        if (id is not { } membership)
        {
            return null;
        }

        var known = await structures.FindMembershipAsync(Hub!, membership, stop);
        Known = known.Value;
        return !known.IsOk ? Fail(known.Problem) : known.Value.StructureId == structure ? null : NotFound();
    }
}
