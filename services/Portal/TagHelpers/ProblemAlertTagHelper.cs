using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>In place of the part of a page that a service could not give: what happened, in the reader's words.</summary>
[HtmlTargetElement("problem-alert", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProblemAlertTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public ServiceProblem? Problem { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Problem is null)
        {
            output.SuppressOutput();
            return;
        }

        // A page with a gap must not be served again once the service is back.
        if (View.HttpContext.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fr-alert fr-alert--warning fr-alert--sm");
        var text = new TagBuilder("p");
        text.InnerHtml.Append(texts.OrElse("errors.code." + Problem.Code, Problem.Detail is { } detail ? FrenchTypography.Printed(detail) : texts["common.unavailableText"]));
        output.Content.SetHtmlContent(text);
    }
}
