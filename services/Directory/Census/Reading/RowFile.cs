namespace HubsPlatform.Directory.Census.Reading;

/// <summary>Opens a file by what was found out about it.</summary>
public static class RowFile
{
    /// <param name="file">The file from its first byte; it can seek.</param>
    /// <param name="shape">What <see cref="FileInspector"/> found.</param>
    /// <param name="isStandard">The cells of a CSV may carry the shield that they were exported with.</param>
    public static IRows Open(Stream file, FileShape shape, bool isStandard) => shape.Format switch
    {
        FileFormat.Json => new JsonRows(file, shape.Columns),
        FileFormat.Xlsx => new XlsxRows(file, shape.Sheet),
        _ => new CsvRows(file, shape, isStandard),
    };
}
