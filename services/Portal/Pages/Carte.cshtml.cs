using HubsPlatform.OpeningHours.France;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;

namespace HubsPlatform.Portal.Pages;

/// <summary>The same search with nothing around it, for a frame in another site.</summary>
public sealed class CarteModel(DirectoryClient directory, HubCatalogue catalogue, SchoolCalendar schools, TimeProvider clock, Texts texts)
    : SearchModel(directory, catalogue, schools, clock, texts)
{
    public override string PageName => "/Carte";

    public override string? LinkTarget => "_blank";

    /// <summary>What the site chose stays: only what its reader asked for can be taken away.</summary>
    public override IEnumerable<ActiveFilter> Active => base.Active.Where(filter => filter.Name is "quoi" or "ou" or "zone");
}
