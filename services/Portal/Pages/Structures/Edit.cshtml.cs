using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Structures;

/// <summary>The form of a structure, a new one or a known one. What was typed stays whatever happens.</summary>
public sealed class EditModel(StructuresClient structures, Texts texts) : ChoosingPage<Structure>(texts)
{
    private const int MostFound = 15;

    [BindProperty(Name = "")]
    public StructureFields Form { get; set; } = new();

    [BindProperty(Name = "chercher-parente")]
    public string? Query { get; set; }

    public Choice Parents { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken stop)
    {
        if (await LoadAsync(id, stop) is { } failure)
        {
            return failure;
        }

        Form = Known is null ? Form : StructureFields.Of(Known);
        Version = Known?.Version ?? 0;
        return await ShowAsync(id, stop);
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken stop)
    {
        ModelState.Clear();
        if (await LoadAsync(id, stop) is { } failure)
        {
            return failure;
        }

        var saved = Known is null
            ? await structures.AddAsync(Hub!, Form.ToEntry(null), stop)
            : await structures.UpdateAsync(Hub!, Known.Id, Form.ToEntry(Known), Version, stop);
        return saved.IsOk
            ? Redirect(Url.Page("/Structures/Details", new { hub = Hub, id = saved.Value.Id, fait = Known is null ? "added" : "saved" })!)
            : Refused(saved.Problem, Known?.Version, StructureFields.FieldOf) ?? await ShowAsync(id, stop);
    }

    protected override async Task<IActionResult?> LoadAsync(Guid? id, CancellationToken stop)
    {
        if (id is not { } known)
        {
            return null;
        }

        var found = await structures.FindAsync(Hub!, known, stop);
        Known = found.Value;
        return !found.IsOk ? Fail(found.Problem)
            : found.Value.MergedInto is { } survivor ? Redirect(Url.Page("/Structures/Details", new { hub = Hub, id = survivor.Id })!)
            : null;
    }

    protected override async Task OfferAsync(Guid? id, CancellationToken stop)
    {
        var found = string.IsNullOrWhiteSpace(Query) ? [] : (await structures.ListAsync(Hub!, new StructureFilter(Query.Trim()), null, stop, MostFound)).Value?.Items ?? [];
        var chosen = Form.Parent is not { } parent ? null
            : Known?.Parent is { } current && current.Id == parent ? current
            : (await structures.FindAsync(Hub!, parent, stop)).Value is { } other ? new NamedStructure(other.Id, other.Name) : null;
        Parents = new Choice(
            "parente", Texts["structures.parent"], Texts["structures.parentHint"], Url.Page("/Structures/Edit", null, new { hub = Hub, id }) + "?handler=search", Query,
            Choice.Join(
                chosen is null ? [] : [new ChoiceOption(chosen.Id, chosen.Name)],
                found.Where(structure => structure.Id != id).Select(structure => new ChoiceOption(structure.Id, structure.Name, $"{structure.CommuneName} ({structure.DepartementCode}) {structure.Pivot}"))),
            chosen is null ? [] : [chosen.Id], Texts["structures.noParent"]);
    }
}
