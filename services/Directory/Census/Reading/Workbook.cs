using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace HubsPlatform.Directory.Census.Reading;

/// <summary>
/// The library that reads workbooks, kept at arm's length: nothing it can throw at a broken file comes further than here, and an
/// archive is weighed before it is unpacked.
/// </summary>
internal static class Workbook
{
    /// <summary>Unpacked, all together; sheets are streamed.</summary>
    private const long LargestArchive = 400L << 20;

    /// <summary>Texts and styles of a workbook are held in memory.</summary>
    private const long LargestTexts = 64L << 20;

    private const int MostParts = 2000;

    /// <summary>The library asks for the French code page even where it reads XML.</summary>
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What a file that begins like a zip archive is, before anybody reads it as a workbook.</summary>
    public static FileProblem? Weigh(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(part => part.FullName == "xl/workbook.bin") || zip.GetEntry("content.xml") is not null)
            {
                return FileProblem.Spreadsheet;
            }

            if (zip.GetEntry("xl/workbook.xml") is null)
            {
                return FileProblem.Zip;
            }

            var texts = zip.Entries.Where(part => !part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(part => part.Length).DefaultIfEmpty().Max();
            return zip.Entries.Count > MostParts || zip.Entries.Any(part => part.Length > LargestArchive) || zip.Entries.Sum(part => part.Length) > LargestArchive || texts > LargestTexts
                ? FileProblem.WorkbookTooLarge
                : null;
        }
        catch (InvalidDataException)
        {
            return FileProblem.BrokenWorkbook;
        }
    }

    public static IExcelDataReader Open(Stream file) =>
        Try(() => ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true }));

    /// <summary>Numbers of the sheets that people see, in their order.</summary>
    public static IReadOnlyList<int> VisibleSheets(Stream file)
    {
        using var book = Open(file);
        List<int> sheets = [];
        var at = 0;
        do
        {
            if (Try(() => book.VisibleState) == "visible")
            {
                sheets.Add(at);
            }

            at++;
        }
        while (Try(book.NextResult));

        return sheets;
    }

    /// <summary>The library has no exception of its own for a broken file: it stumbles wherever the file does.</summary>
    public static T Try<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new BrokenFileException(FileProblem.BrokenWorkbook, failure);
        }
    }
}
