using HubsPlatform.ServiceDefaults.Problems;

namespace HubsPlatform.Directory.Features.Timetables;

/// <summary>A time when a place is closed, both days included.</summary>
public sealed record Closure(Guid Id, DateOnly From, DateOnly To, string Reason, DateTimeOffset CreatedAt);

/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Reason">Shown to the public.</param>
public sealed record ClosureForm(DateOnly? From, DateOnly? To, string? Reason)
{
    private const int LongestReason = 300;
    private const int MostYears = 2;

    internal IReadOnlyList<FieldError> Check(DateOnly today)
    {
        List<FieldError> errors = [];
        if (From is null)
        {
            errors.Add(new("from", "date_missing", "Indiquez le premier jour de fermeture."));
        }

        if (To is null)
        {
            errors.Add(new("to", "date_missing", "Indiquez le dernier jour de fermeture."));
        }
        else if (To < From)
        {
            errors.Add(new("to", "dates_swapped", "Le dernier jour vient avant le premier."));
        }
        else if (To < today)
        {
            errors.Add(new("to", "closure_over", "Cette fermeture est déjà passée."));
        }
        else if (To > today.AddYears(MostYears))
        {
            errors.Add(new("to", "closure_too_long", $"Une fermeture temporaire finit dans les {MostYears} ans ; au-delà, retirez le lieu."));
        }

        if (Reason is null || Reason.Trim().Length is < 1 or > LongestReason || Reason.Any(char.IsControl))
        {
            errors.Add(new("reason", "invalid_reason", $"Dites au public pourquoi, en 1 à {LongestReason} caractères."));
        }

        return errors;
    }
}
