using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>The state of an import as a badge, in words and not by colour alone.</summary>
[HtmlTargetElement("import-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ImportStateTagHelper(Texts texts) : TagHelper
{
    public required Import Import { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.AppendHtml(Badge(Look(Import.State), texts["imports.state." + Import.State.ToString().ToLowerInvariant()]));
        if (Import.DryRun)
        {
            output.Content.Append(" ").AppendHtml(Badge("fr-badge--no-icon", texts["imports.dryRunBadge"]));
        }
    }

    private static string Look(ImportState state) => state switch
    {
        ImportState.Completed => "fr-badge--success",
        ImportState.Failed => "fr-badge--error",
        ImportState.Cancelled => "fr-badge--warning",
        _ => "fr-badge--info",
    };

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Badge(string look, string text)
    {
        var badge = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("span");
        badge.AddCssClass("fr-badge fr-badge--sm " + look);
        badge.InnerHtml.Append(text);
        return badge;
    }
}
