using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.OpeningHours.Texts;

namespace HubsPlatform.Directory.Census.Mapping;

/// <summary>One row of a file, whatever the file is.</summary>
public interface IRow
{
    string Cell(int column);
}

/// <summary>A rule whose columns were found in the header: gives one cell of the standard.</summary>
internal abstract class CellSource
{
    public abstract string Read(IRow row, Findings findings);

    /// <summary>The first that is not blank.</summary>
    protected static string First(IRow row, int[] columns)
    {
        foreach (var column in columns)
        {
            var cell = row.Cell(column);
            if (cell.Length > 0 && !string.IsNullOrWhiteSpace(cell))
            {
                return cell;
            }
        }

        return "";
    }
}

internal sealed class ColumnSource(int[] columns) : CellSource
{
    public override string Read(IRow row, Findings findings) => columns.Length == 1 ? row.Cell(columns[0]) : First(row, columns);
}

internal sealed class ConstantSource(string text) : CellSource
{
    public override string Read(IRow row, Findings findings) => text;
}

internal sealed class JoinSource(int[] columns, string separator, int[] otherwise) : CellSource
{
    public override string Read(IRow row, Findings findings)
    {
        var joined = string.Join(separator, columns.Select(row.Cell).Where(cell => !string.IsNullOrWhiteSpace(cell)).Select(cell => cell.Trim()));
        return joined.Length > 0 ? joined : First(row, otherwise);
    }
}

internal sealed class SplitSource(int[] columns, string separator, int part) : CellSource
{
    public override string Read(IRow row, Findings findings)
    {
        // « POINT (5.1 47.3) » and « [5.1, 47.3] » hold their numbers in brackets.
        var cell = First(row, columns);
        var open = cell.AsSpan().IndexOfAny("([");
        var list = open < 0 ? cell : cell[(open + 1)..].TrimEnd(')', ']', ' ');

        // A list of JSON is joined by the standard's own separator, whatever the mapping expected.
        var parts = list.Split(list.Contains(separator, StringComparison.Ordinal) ? separator : "|", StringSplitOptions.TrimEntries);
        return part < parts.Length ? parts[part] : "";
    }
}

/// <summary>Opening hours of a week from one or more columns a day.</summary>
internal sealed class HoursSource((int Day, (int Index, string Name)[] Columns)[] days, int? osm, int? text, int[] weeks) : CellSource
{
    public override string Read(IRow row, Findings findings) => InWeeks(Hours(row, findings), First(row, weeks));

    /// <summary>« Semaine impaire » in a column beside the hours, as itinerant services have it.</summary>
    private static string InWeeks(string hours, string weeks) =>
        weeks.Contains("paire", StringComparison.OrdinalIgnoreCase) && HoursReader.Read(hours).Hours is { } read
            ? read.EverySecondWeek(odd: weeks.Contains("impaire", StringComparison.OrdinalIgnoreCase)).ToString()
            : hours;

    private string Hours(IRow row, Findings findings)
    {
        if (osm is { } ready && row.Cell(ready) is { Length: > 0 } given)
        {
            return given;
        }

        var week = new WeeklyHours();
        foreach (var (day, columns) in days)
        {
            foreach (var (index, name) in columns)
            {
                var cell = row.Cell(index);
                if (cell.Length == 0)
                {
                    continue;
                }

                if (!week.TryAdd(day, cell))
                {
                    findings.Add(Severity.Warning, name, "hours_not_understood", $"« {cell} » n'est pas un horaire : il n'est pas repris.", cell);
                }
            }
        }

        return week.ToOsm() ?? (text is { } free ? row.Cell(free) : "");
    }
}
