using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>
/// The way through a list that is paged by cursor: forward, and back to the start. Nothing where one page shows it all.
/// </summary>
[HtmlTargetElement("next-page", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NextPageTagHelper(Texts texts) : TagHelper
{
    /// <summary>Where the next page begins, nothing on the last one.</summary>
    public string? Cursor { get; set; }

    public bool IsFirst { get; set; }

    public required string Next { get; set; }

    public required string First { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(Cursor) && IsFirst)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hp-pages");
        output.Attributes.SetAttribute("aria-label", texts["common.pagination"]);
        if (!IsFirst)
        {
            output.Content.AppendHtml(Link(First, "common.firstPage", "fr-btn fr-btn--tertiary fr-icon-arrow-left-line fr-btn--icon-left"));
        }

        if (!string.IsNullOrEmpty(Cursor))
        {
            output.Content.AppendHtml(Link(Next, "common.nextPage", "fr-btn fr-btn--secondary fr-icon-arrow-right-line fr-btn--icon-right"));
        }
    }

    private TagBuilder Link(string address, string key, string look)
    {
        var link = new TagBuilder("a");
        link.MergeAttribute("href", address);
        link.AddCssClass(look);
        link.InnerHtml.Append(texts[key]);
        return link;
    }
}
