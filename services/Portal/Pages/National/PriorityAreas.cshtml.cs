using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.National;

/// <summary>The operator's lists of priority districts and rural areas: what is in force, and the form that replaces it.</summary>
[RequestSizeLimit(LargestForm)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestForm)]
public sealed class PriorityAreasModel(AreasClient areas, Texts texts) : WorkspacePage
{
    private const long LargestForm = 65L * 1024 * 1024;

    public static readonly IReadOnlyList<string> Kinds = ["qpv", "frr"];

    [BindProperty(Name = "kind")]
    public string Kind { get; set; } = Kinds[0];

    public Answer<Paged<AreaList>> Lists { get; private set; } = Paged<AreaList>.Empty;

    public AreaList? Loaded { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => Lists = await areas.ListsAsync(stop);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken stop)
    {
        if (file is null || !Kinds.Contains(Kind))
        {
            ModelState.AddModelError(nameof(file), texts["national.areasFileHint"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            var loaded = await areas.LoadAsync(Kind, file, stop);
            Loaded = loaded.Value;
            if (loaded.Problem is { } problem)
            {
                if (problem.Status is 401 or 403 or 404)
                {
                    return Fail(problem);
                }

                Response.StatusCode = problem.Status;
                foreach (var message in problem.Errors.Count > 0 ? problem.Errors.Select(error => error.Message) : [texts.Of(problem)])
                {
                    ModelState.AddModelError(nameof(file), message);
                }
            }
        }

        await OnGetAsync(stop);
        return Page();
    }
}
