using System.IO.Compression;
using System.Text.RegularExpressions;
using HubsPlatform.Directory.Standard;
using MiniExcelLibs;

namespace HubsPlatform.Directory.Exports;

/// <summary>
/// An Excel workbook with one sheet: the standard's columns, every cell as text, so that nothing in it is a formula and no zero is lost. The same places
/// are the same bytes, as the <c>ETag</c> of a download promises.
/// </summary>
public static partial class Workbook
{
    private const string Sheet = "lieux";

    /// <summary>The first that an archive can say.</summary>
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop)
    {
        // A workbook is an archive with its list at the end, which the library writes into a file that it can go back in.
        await using var written = NewFile();
        await using var file = NewFile();
        await Task.Run(() =>
        {
            written.SaveAs(Rows(places.ToBlockingEnumerable(stop)), sheetName: Sheet);
            written.Position = 0;
            Settle(written, file);
        }, stop);
        file.Position = 0;
        await file.CopyToAsync(output, stop);
    }

    /// <summary>The same archive without the hour of its writing and the random name of its sheet.</summary>
    private static void Settle(Stream written, Stream output)
    {
        using var source = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in source.Entries)
        {
            var entry = target.CreateEntry(part.FullName, CompressionLevel.Fastest);
            entry.LastWriteTime = Always;
            using var from = part.Open();
            using var to = entry.Open();
            if (part.Name is "workbook.xml" or "workbook.xml.rels")
            {
                using var reader = new StreamReader(from);
                using var writer = new StreamWriter(to);
                writer.Write(RandomName().Replace(reader.ReadToEnd(), "sheet1"));
            }
            else
            {
                from.CopyTo(to);
            }
        }
    }

    private static FileStream NewFile() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    private static IEnumerable<Dictionary<string, object>> Rows(IEnumerable<PlaceDraft> places)
    {
        var any = false;
        foreach (var place in places)
        {
            any = true;
            yield return Row(StandardTexts.Of(place));
        }

        if (!any)
        {
            yield return Row([.. StandardFields.All.Select(_ => "")]); // the header comes from the first row
        }
    }

    private static Dictionary<string, object> Row(string[] texts) => StandardFields.All.ToDictionary(field => field.ColumnName(), field => (object)texts[(int)field]);

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex RandomName();
}
