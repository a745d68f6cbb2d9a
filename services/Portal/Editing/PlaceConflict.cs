using HubsPlatform.Portal.Clients;

namespace HubsPlatform.Portal.Editing;

/// <summary>A field that two people left differently.</summary>
/// <param name="Field">Which.</param>
/// <param name="Mine">What the person typed.</param>
/// <param name="Theirs">What was saved meanwhile.</param>
/// <param name="KeepsMine">Proposed: the person changed it; else only the other did.</param>
public sealed record ConflictingField(PlaceField Field, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs, bool KeepsMine);

/// <summary>A place that somebody else changed while its form was filled in.</summary>
/// <param name="Place">As it is now.</param>
/// <param name="Fields">In which the form and the place differ.</param>
/// <param name="Latest">The changes meanwhile, the latest first.</param>
public sealed record PlaceConflict(HubPlace Place, IReadOnlyList<ConflictingField> Fields, IReadOnlyList<PlaceChange> Latest)
{
    /// <summary>The form's field that says whose value is kept.</summary>
    public static string ChoiceOf(string key) => "garder_" + key;

    public const string Theirs = "autre";
    public const string Mine = "saisie";

    /// <param name="mine">What was sent.</param>
    /// <param name="original">What the person had before them.</param>
    /// <param name="now">The place as it is now.</param>
    /// <param name="latest">Changes since.</param>
    public static PlaceConflict Of(PlaceInput mine, PlaceInput original, HubPlace now, IReadOnlyList<PlaceChange> latest)
    {
        var theirs = PlaceInput.Of(now);
        return new PlaceConflict(now, [
            .. PlaceFields.All.Where(field => field.Key != PlaceFields.UpdatedOn && !mine.SaysTheSame(field, theirs))
                .Select(field => new ConflictingField(field, mine[field.Key], theirs[field.Key], !mine.SaysTheSame(field, original)))], latest);
    }

    /// <summary>Fields of which the form says that the other's value is kept.</summary>
    public static IEnumerable<string> TheirsIn(IFormCollection form) => PlaceFields.All.Select(field => field.Key).Where(key => form[ChoiceOf(key)] == Theirs);
}
