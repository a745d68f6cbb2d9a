using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Editing;

/// <summary>Who or what changed a place or a structure, in words.</summary>
public static class ChangeWords
{
    private const int ShownOfSubject = 8;

    /// <param name="texts">The portal's words.</param>
    /// <param name="change">The change.</param>
    /// <param name="reader">Who reads it: their own changes are theirs.</param>
    public static string By(this Texts texts, PlaceChange change, string? reader) => change.Origin == "report"
        ? texts["history.by.report", texts.Author(change.By, change.Subject, reader)]
        : texts.Author(change.By, change.Subject, reader);

    public static string By(this Texts texts, StructureChange change, string? reader) => texts.Author(change.By, change.Subject, reader);

    private static string Author(this Texts texts, ChangeAuthor by, string? subject, string? reader) => (by.Kind, by.Name) switch
    {
        ("person", _) when subject is not null && subject == reader => texts["history.by.you"],
        ("person", { } name) => texts["history.by.named", name],
        ("person", null) when subject is not null => texts["history.by.person", subject[..Math.Min(ShownOfSubject, subject.Length)]],
        ("program" or "platform" or "elsewhere", null) => texts[$"history.by.{by.Kind}.unnamed"],
        (var kind, { } name) => texts["history.by." + kind, name],
        ("link", _) => texts["history.by.link"],
        _ => texts["history.by.someone"],
    };
}
