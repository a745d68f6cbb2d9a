using HubsPlatform.Portal.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HubsPlatform.Portal.TagHelpers;

/// <summary>A line of text to fill in: label, hint, what is wrong with it.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextFieldTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public required string Field { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    public bool IsOptional { get; set; }

    /// <summary>False in forms that say at their head which of many fields are needed.</summary>
    public bool SaysOptional { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isWrong = View.ViewData.ModelState.GetFieldValidationState(Field) == ModelValidationState.Invalid;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", isWrong ? "fr-input-group fr-input-group--error" : "fr-input-group");
        output.Content.AppendHtml(LabelOf()).AppendHtml(Input(isWrong)).AppendHtml(Errors(context));
    }

    private TagBuilder LabelOf()
    {
        var label = new TagBuilder("label");
        label.AddCssClass("fr-label");
        label.MergeAttribute("for", Field);
        label.InnerHtml.Append(IsOptional && SaysOptional ? $"{Label} ({texts["common.optional"]})" : Label);
        if (Hint is not null)
        {
            var hint = new TagBuilder("span");
            hint.AddCssClass("fr-hint-text");
            hint.InnerHtml.Append(Hint);
            label.InnerHtml.AppendHtml(hint);
        }

        return label;
    }

    private TagBuilder Input(bool isWrong)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("fr-input");
        input.MergeAttribute("id", Field);
        input.MergeAttribute("name", Field);
        input.MergeAttribute("type", Type);
        input.MergeAttribute("value", Value);
        input.MergeAttribute("aria-describedby", Field + "-erreur");
        if (!IsOptional)
        {
            input.MergeAttribute("required", "required");
        }

        if (isWrong)
        {
            input.MergeAttribute("aria-invalid", "true");
        }

        return input;
    }

    private TagHelperOutput Errors(TagHelperContext context)
    {
        var output = new TagHelperOutput("div", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new FieldErrorsTagHelper(texts) { View = View, Field = Field }.Process(context, output);
        return output;
    }
}
