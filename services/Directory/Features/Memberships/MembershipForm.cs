using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>A membership as a person fills it in.</summary>
/// <param name="Kind">One of <see cref=NetworkMembership.Kinds"/>.</param>
/// <param name="StartsOn">The first day.</param>
/// <param name="EndsOn">The last day; not said while it is open.</param>
/// <param name="ContactFunction">« Direction », « secrétariat »: a function, not a name.</param>
/// <param name="CharterSignedOn">When the structure signed the network's charter.</param>
public sealed record MembershipForm(string? Kind, DateOnly? StartsOn, DateOnly? EndsOn = null, string? ContactFunction = null, DateOnly? CharterSignedOn = null)
{
    private const int LongestFunction = 120;

    /// <summary>The programme began in 2018, some networks are older; what is before is a slip.</summary>
    private static readonly DateOnly Earliest = new(1950, 1, 1);

    internal string? Function => string.IsNullOrWhiteSpace(ContactFunction) ? null : ContactFunction.Trim();

    internal IReadOnlyList<FieldError> Check(DateOnly today)
    {
        List<FieldError> errors = [];
        if (Kind is null || !NetworkMembership.Kinds.Contains(Kind))
        {
            errors.Add(new("kind", "unknown_kind", $"Choisissez ce que la structure est dans le réseau : {string.Join(", ", NetworkMembership.Kinds)}."));
        }

        if (StartsOn is not { } start || start < Earliest || start > today.AddYears(2))
        {
            errors.Add(new("startsOn", "invalid_date", $"Donnez le premier jour, du {Earliest:dd/MM/yyyy} à dans deux ans au plus."));
        }
        else if (EndsOn < start)
        {
            errors.Add(new("endsOn", "ends_before_start", "Le dernier jour ne peut pas précéder le premier."));
        }

        if (Function is { Length: > LongestFunction } || Function?.Any(char.IsControl) == true)
        {
            errors.Add(new("contactFunction", "invalid_function", $"Une fonction compte au plus {LongestFunction} caractères, par exemple « direction »."));
        }

        if (CharterSignedOn > today || CharterSignedOn < Earliest)
        {
            errors.Add(new("charterSignedOn", "invalid_date", "La charte a été signée au plus tard aujourd'hui."));
        }

        return errors;
    }

    internal static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) =>
        Problem.Unprocessable("invalid_membership", "Cette adhésion ne peut pas être enregistrée ainsi : corrigez les champs indiqués.", errors);
}
