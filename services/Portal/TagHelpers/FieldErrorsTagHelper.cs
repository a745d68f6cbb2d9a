using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>
/// What is wrong with one field, beside it. The element is there without an error, too, so that the field can always name it
/// in aria-describedby (id "{field}-erreur").
/// </summary>
[HtmlTargetElement("field-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldErrorsTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string Field { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Field + "-erreur");
        if (!View.ViewData.ModelState.TryGetValue(Field, out var entry))
        {
            return;
        }

        foreach (var error in entry.Errors)
        {
            var line = new TagBuilder("p");
            line.AddCssClass("fr-error-text");
            line.InnerHtml.Append($"{texts["common.errorPrefix"]} {error.ErrorMessage}");
            output.Content.AppendHtml(line);
        }
    }
}
