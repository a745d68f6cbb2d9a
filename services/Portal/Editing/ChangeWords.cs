using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;

namespace HubsPlatform.Portal.Editing;

/// <summary>Who or what changed a place, in words.</summary>
public static class ChangeWords
{
    private const int ShownOfSubject = 8;

    /// <param name="texts">The portal's words.</param>
    /// <param name="change">The change.</param>
    /// <param name="reader">Who reads it: their own changes are theirs.</param>
    public static string By(this Texts texts, PlaceChange change, string? reader) => change.Origin switch
    {
        "hand" or "undo" when change.Subject is null => texts["history.by.someone"],
        "hand" or "undo" => change.Subject == reader ? texts["history.by.you"] : texts["history.by.person", change.Subject![..Math.Min(ShownOfSubject, change.Subject.Length)]],
        "import" => texts["history.by.import", change.Source],
        var origin => texts["history.by." + origin],
    };
}
