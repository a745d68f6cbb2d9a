using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.Json;

namespace HubsPlatform.Bench.Data;

/// <summary>Census files of a given size in the three formats that an import reads, one row like the other but for its id, name and address.</summary>
internal static class LargeFile
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Writes a file and gives its path.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="format">csv, json or xlsx; the workbook's parts are stored as they are, so that its size is that of what has to be read.</param>
    /// <param name="bytes">How large at least, nearly.</param>
    public static async Task<string> WriteAsync(string folder, string format, long bytes)
    {
        var known = await PlacesFile.KnownAsync();
        var path = Path.Combine(folder, $"large.{format}");
        await using var file = File.Create(path);
        if (format == "xlsx")
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            Part(zip, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Sheet}" xmlns:r="{Relations}"><sheets><sheet name="Lieux" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            await using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.NoCompression).Open();
            Write(sheet, bytes, $"<worksheet xmlns=\"{Sheet}\"><sheetData>{XlsxRow(PlacesFile.Columns, 1)}", known, (cells, row) => XlsxRow(cells, row + 2), "</sheetData></worksheet>");
        }
        else if (format == "json")
        {
            Write(file, bytes, "[", known, (cells, row) => (row == 0 ? "" : ",\n") + JsonSerializer.Serialize(PlacesFile.Columns.Zip(cells).Where(cell => cell.Second.Length > 0).ToDictionary(cell => cell.First, cell => cell.Second)), "]");
        }
        else
        {
            Write(file, bytes, PlacesFile.Line(PlacesFile.Columns), known, (cells, _) => PlacesFile.Line(cells), "");
        }

        return path;
    }

    private static void Write(Stream file, long bytes, string head, IReadOnlyList<string[]> known, Func<string[], int, string> write, string foot)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        writer.Write(head);
        var written = 0L;
        for (var row = 0; written < bytes; row++)
        {
            string[] cells = [.. known[row % known.Count]];
            (cells[0], cells[2], cells[6]) = ($"large-{row}", $"{cells[2]} {row}", $"{row % 997} {cells[6]}");
            var text = write(cells, row);
            written += Encoding.UTF8.GetByteCount(text);
            writer.Write(text);
        }

        writer.Write(foot);
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.NoCompression).Open());
        writer.Write(text);
    }

    private static string XlsxRow(IEnumerable<string> cells, int row) =>
        $"<row r=\"{row}\">{string.Concat(cells.Index().Where(cell => cell.Item.Length > 0).Select(cell => $"<c r=\"{Letters(cell.Index)}{row}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell.Item)}</t></is></c>"))}</row>";

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"A{(char)('A' + column - 26)}";
}
