using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Editing;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    Line,
    Paragraph,

    /// <summary>Several texts, one on each line.</summary>
    Lines,

    /// <summary>Some of the standard's values.</summary>
    Choices,
    Number,
    Date,
    Hours,
}

/// <summary>A field of a place that people of the hub fill in.</summary>
/// <param name="Key">Its name in the API, in the form's HTML and, after « record.field. », in the texts.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Of">What a record says there; empty where it says nothing.</param>
/// <param name="Values">Of a field with choices.</param>
public sealed record PlaceField(string Key, FieldKind Kind, Func<HubPlace, IReadOnlyList<string>> Of, IReadOnlyList<string>? Values = null)
{
    /// <summary>A place is none without it.</summary>
    public bool IsRequired => Key is "name" or "address";

    public bool IsMany => Kind is FieldKind.Lines or FieldKind.Choices;
}

/// <summary>Fields that belong together.</summary>
/// <param name="Key">After « record.group. » in the texts.</param>
/// <param name="Fields">In the order of the form.</param>
public sealed record PlaceFieldGroup(string Key, IReadOnlyList<PlaceField> Fields);
