using HubsPlatform.Directory.Standard;
using MiniExcelLibs;

namespace HubsPlatform.Directory.Exports;

/// <summary>An Excel workbook with one sheet: the standard's columns, every cell as text, so that nothing in it is a formula and no zero is lost.</summary>
public static class Workbook
{
    private const string Sheet = "lieux";

    public static async Task WriteAsync(Stream output, IAsyncEnumerable<PlaceDraft> places, CancellationToken stop)
    {
        // A workbook is an archive with its list at the end, which the library writes into a file that it can go back in.
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await Task.Run(() => file.SaveAs(Rows(places.ToBlockingEnumerable(stop)), sheetName: Sheet), stop);
        file.Position = 0;
        await file.CopyToAsync(output, stop);
    }

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
}
