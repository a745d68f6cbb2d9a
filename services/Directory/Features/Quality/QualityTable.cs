using HubsPlatform.Directory.Quality;

namespace HubsPlatform.Directory.Features.Quality;

/// <summary>The figures of one line: a hub, a source, a département, or all together.</summary>
/// <param name="Places">How many.</param>
/// <param name="Score">Mean completeness, 0 to 100 with one decimal; null where there is no place.</param>
/// <param name="Freshness">How many places of each level, the freshest first.</param>
/// <param name="Missing">How many places lack a field, the most frequent first; fields that none lacks are left out.</param>
/// <param name="ToConfirm">Places that their source no longer has.</param>
public sealed record QualityFigures(long Places, decimal? Score, IReadOnlyList<LevelCount> Freshness, IReadOnlyList<MissingField> Missing, long ToConfirm);

public sealed record LevelCount(string Level, long Places);

public sealed record MissingField(string Field, int Weight, long Places);

/// <summary>The figures as SQL gives them, for census places <c>p</c> in any grouping.</summary>
internal class QualityRow
{
    public static readonly string Columns = $"""
        count(*) as places, round(avg({Completeness.Sql}), 1) as score, count(*) filter (where p.left_at is not null) as to_confirm,
        array[{string.Join(", ", Freshness.Levels.Select(level => $"count(*) filter (where {Freshness.Sql} = '{level}')"))}] as levels,
        array[{string.Join(", ", Completeness.Parts.Select(part => $"count(*) filter (where {part.Sql})"))}] as missing
        """;

    public long Places { get; init; }
    public decimal? Score { get; init; }
    public long ToConfirm { get; init; }
    public long[] Levels { get; init; } = [];
    public long[] Missing { get; init; } = [];

    public QualityFigures Figures() => new(
        Places, Score,
        [.. Freshness.Levels.Zip(Levels, (level, places) => new LevelCount(level, places))],
        [.. Completeness.Parts.Zip(Missing, (part, places) => new MissingField(part.Name, part.Weight, places)).Where(field => field.Places > 0).OrderByDescending(field => field.Places)],
        ToConfirm);
}
