namespace HubsPlatform.Directory.Census.Reading;

/// <summary>What a file may be at the most. A census of all of France has some 20 000 rows and 10 MB.</summary>
public static class FileLimits
{
    public const long Bytes = 200L << 20;
    public const int Columns = 500;
    public const int Rows = 1_000_000;

    /// <summary>Characters in one cell: what a spreadsheet's cell can hold.</summary>
    public const int CellLength = 32_767;

    /// <summary>Rows of a sheet, blank ones included: the end of any sheet that a spreadsheet can write.</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>The header must end within this many bytes.</summary>
    public const int HeaderBytes = 256 << 10;
}
