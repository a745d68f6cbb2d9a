using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard.Normalisation;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>The rows of a file below its header, one at a time, whatever the file is.</summary>
public interface IRows : IRow, IDisposable
{
    /// <summary>Where the row begins: the line of a CSV, the row of a worksheet (both count the header), the element of a JSON array from 1.</summary>
    int Line { get; }

    /// <summary>Goes to the next row that is not blank.</summary>
    /// <exception cref="BrokenFileException">The file cannot be read any further.</exception>
    bool Read();

    /// <summary>Remarks on the row's form. After an error its cells cannot be trusted.</summary>
    void Check(Findings findings);
}
