using HubsPlatform.Directory.Quality;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Places;

/// <summary>The query parameters <c>freshness</c> and <c>missing</c> of lists of census places <c>p</c>.</summary>
internal static class QualityFilter
{
    /// <returns>What is wrong with them; null where nothing is.</returns>
    public static ProblemHttpResult? Refusal(string? freshness, string? missing) => (freshness, missing) switch
    {
        ({ } level, _) when !Freshness.Levels.Contains(level) =>
            Problem.BadRequest("freshness_unknown", $"Les niveaux de fraîcheur sont : {string.Join(", ", Freshness.Levels)}.", "freshness"),
        (_, { } field) when Completeness.Find(field) is null =>
            Problem.BadRequest("field_unknown", $"Les champs suivis sont : {string.Join(", ", Completeness.Parts.Select(part => part.Name))}.", "missing"),
        _ => null,
    };

    /// <summary>A condition; of what <see cref="Refusal"/> lets pass.</summary>
    public static string Sql(string? freshness, string? missing) =>
        $"{(freshness is null ? "true" : $"{Freshness.Sql} = @freshness")} and {(missing is null ? "true" : Completeness.Find(missing)!.Sql)}";
}
