namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The first line: which separator it uses and what its columns are called.</summary>
internal static class CsvHeader
{
    /// <param name="head">The beginning of the file.</param>
    /// <param name="goesOn">Whether the file has more than this beginning.</param>
    /// <param name="delimiter">Found out.</param>
    /// <param name="columns">Found out.</param>
    public static FileProblem? Read(string head, bool goesOn, out char delimiter, out IReadOnlyList<string> columns)
    {
        columns = [];
        delimiter = Delimiter(head);
        using var csv = new CsvTokenizer(new StringReader(head), delimiter, FileLimits.HeaderBytes);
        if (!csv.Read())
        {
            return FileProblem.HeaderBlank;
        }

        if (csv.Count > FileLimits.Columns)
        {
            return FileProblem.TooManyColumns(csv.Count);
        }

        if (goesOn && csv.IsLast)
        {
            return FileProblem.HeaderTooLong;
        }

        var names = new string[csv.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = csv[i].Trim().ToString();
        }

        columns = names;
        return names.All(name => name.Length == 0) ? FileProblem.HeaderBlank : null;
    }

    /// <summary>The separator that the first line uses most, outside quotes.</summary>
    private static char Delimiter(string head)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var c in head)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted)
            {
                if (c is '\n' or '\r' && commas + semicolons + tabs > 0)
                {
                    break;
                }

                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }

        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }
}
