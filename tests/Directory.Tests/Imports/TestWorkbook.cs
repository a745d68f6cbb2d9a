using System.IO.Compression;
using System.Security;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Writes small workbooks, as small as the format allows.</summary>
internal static class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Styles: 0 general, 1 date, 2 postal code, 3 telephone.</summary>
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"/></numFmts>
        <fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
        <cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    public static byte[] Of(params string[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Length).ToArray();
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"s{n}\" sheetId=\"{n}\" r:id=\"s{n}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"st\" Type=\"{Links}/styles\" Target=\"styles.xml\"/>{string.Concat(numbers.Select(n => $"<Relationship Id=\"s{n}\" Type=\"{Links}/worksheet\" Target=\"worksheets/s{n}.xml\"/>"))}</Relationships>");
            Add(zip, "xl/styles.xml", Styles);
            foreach (var n in numbers)
            {
                Add(zip, $"xl/worksheets/s{n}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{sheets[n - 1]}</sheetData></worksheet>");
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A row of a sheet; a text, or a number with its style as (number, style).</summary>
    public static string Row(int number, params object[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, at) => Cell($"{(char)('A' + at)}{number}", cell)))}</row>";

    public static byte[] Zip(string name, byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(content);
        }

        return bytes.ToArray();
    }

    private static string Cell(string name, object cell) => cell is (double number, int style)
        ? FormattableString.Invariant($"<c r=\"{name}\" s=\"{style}\"><v>{number}</v></c>")
        : $"<c r=\"{name}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape((string)cell)}</t></is></c>";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
