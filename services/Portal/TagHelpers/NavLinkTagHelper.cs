using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>A link of the menu, marked where it leads to the page or section being read.</summary>
[HtmlTargetElement("nav-link")]
public sealed class NavLinkTagHelper(IUrlHelperFactory urls) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string Page { get; set; }

    public string? RouteHub { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var address = urls.GetUrlHelper(View).Page(Page, new { hub = RouteHub });
        output.TagName = "a";
        output.Attributes.SetAttribute("class", "hp-nav__link");
        output.Attributes.SetAttribute("href", address);
        if (CurrentFor(address ?? string.Empty) is { } current)
        {
            output.Attributes.SetAttribute("aria-current", current);
        }
    }

    private string? CurrentFor(string address)
    {
        var request = View.HttpContext.Request;
        var here = request.PathBase + request.Path;
        var target = new PathString(address);
        var isRoot = target == request.PathBase + "/" || target == request.PathBase;
        return here == target ? "page" : !isRoot && here.StartsWithSegments(target, StringComparison.Ordinal) ? "true" : null;
    }
}
