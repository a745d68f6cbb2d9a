using System.Text;
using HubsPlatform.Directory.Census.Reading;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>JSON arrays and workbooks are read as the same rows that a CSV would give.</summary>
public sealed class FormatTests
{
    private const string Places = """
        [
          {"id": 7, "nom": "Médiathèque", "adresse": {"rue": "1 rue du Port", "geo": [5.49, 47.09]}, "services": ["a", "b"], "ouvert": true, "vide": null},
          {"id": 8, "nom": "Mairie \u00e0 c\u00f4t\u00e9", "aidants": [{"nom": "x"}, {"nom": "y"}], "tel": null}
        ]
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 16)]
    public void A_JSON_array_is_rows_with_dotted_names_and_lists(int block)
    {
        TestCensus.Inspect(Encoding.UTF8.GetBytes(Places), out var shape, block).ShouldBeNull();

        shape!.Format.ShouldBe(FileFormat.Json);
        shape.Rows.ShouldBe(2);
        var rows = Rows(Encoding.UTF8.GetBytes(Places));
        rows[0]["id"].ShouldBe("7");
        rows[0]["adresse.rue"].ShouldBe("1 rue du Port");
        rows[0]["adresse.geo"].ShouldBe("5.49|47.09");
        rows[0]["adresse.geo.1"].ShouldBe("47.09");
        rows[0]["services"].ShouldBe("a|b");
        rows[0]["ouvert"].ShouldBe("true");
        rows[1]["nom"].ShouldBe("Mairie à côté");
        rows[1]["aidants.nom"].ShouldBe("x|y");
        rows[1]["services"].ShouldBe("");
        rows[1]["#"].ShouldBe("2");
    }

    [Theory]
    [InlineData("""{"licence": "x", "total": {"n": [1]}, "records": [{"id": 1, "nom": "a"}], "fin": 3}""")]
    [InlineData("\uFEFF [{\"id\":1,\"nom\":\"a\"}] \n")]
    [InlineData("""[{"id":1,"nom":"a"},{}]""")]
    public void An_object_with_one_array_and_a_byte_order_mark_are_accepted(string json) =>
        Rows(Encoding.UTF8.GetBytes(json)).ShouldHaveSingleItem()["nom"].ShouldBe("a");

    [Theory]
    [InlineData("[]", "file_without_rows")]
    [InlineData("{}", "json_not_table")]
    [InlineData("[1,2]", "json_not_table")]
    [InlineData("""{"a":[{"x":1}],"b":[]}""", "json_not_table")]
    [InlineData("""[{"id":1},{"id":""", "json_broken")]
    [InlineData("""[{"id":1}] {"id":2}""", "json_broken")]
    [InlineData("[{'id':1}]", "json_broken")]
    [InlineData("[{\"id\":1,}]", "json_broken")]
    public void What_is_no_table_is_told_from_what_is_broken(string json, string code) => Problem(Encoding.UTF8.GetBytes(json)).ShouldBe(code);

    [Fact]
    public void Deep_JSON_costs_nothing()
    {
        Problem(Encoding.UTF8.GetBytes(new string('[', 1_000_000))).ShouldBe("json_too_deep");
        Problem(Encoding.UTF8.GetBytes($"[{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}")).ShouldBe("json_too_deep");
    }

    [Fact]
    public void A_value_of_a_megabyte_costs_its_row_and_one_of_nine_the_file()
    {
        var rows = Rows(Encoding.UTF8.GetBytes($$"""[{"id":1,"nom":"{{new string('x', 1 << 20)}}"},{"id":2,"nom":"b"}]"""));
        rows.Select(row => row["!"]).ShouldBe(["cell_too_long", ""]);
        Problem(Encoding.UTF8.GetBytes($$"""[{"id":1,"nom":"{{new string('x', 9 << 20)}}"}]""")).ShouldBe("json_value_too_long");
    }

    [Fact]
    public void A_value_in_the_place_of_an_object_costs_its_row() =>
        Rows("[{\"id\":1},5,[{\"id\":2}],\"x\",{\"id\":3}]"u8.ToArray()).Select(row => row["!"])
            .ShouldBe(["", "element_not_object", "element_not_object", "element_not_object", ""]);

    [Fact]
    public void Half_a_character_and_NUL_in_JSON_can_be_stored()
    {
        var row = Rows("""[{"id":"a\u0000b","nom":"\ud800"}]"""u8.ToArray()).ShouldHaveSingleItem();
        row["id"].ShouldBe("ab");
        row["nom"].ShouldNotContain('\ud800');
    }

    [Fact]
    public void A_workbook_is_read_as_a_person_sees_it()
    {
        var book = TestWorkbook.Of(
            "",
            TestWorkbook.Row(2, "id", " nom ", "cp", "tel", "date", "lat", "siret", "", "")
            + TestWorkbook.Row(3, "a", "Médiathèque", (1000d, 2), (384790000d, 3), (45384d, 1), (47.0912345, 0), (43493312300029d, 0))
            + TestWorkbook.Row(5, "b", "Mairie"));

        TestCensus.Inspect(book, out var shape).ShouldBeNull();
        shape!.Format.ShouldBe(FileFormat.Xlsx);
        shape.Columns.ShouldBe(["id", "nom", "cp", "tel", "date", "lat", "siret"]);
        shape.Rows.ShouldBe(2);
        var rows = Rows(book);
        rows[0].Values.ShouldBe(["a", "Médiathèque", "01000", "03 84 79 00 00", "2024-04-02", "47.0912345", "43493312300029", "3", ""]);
        rows[1]["#"].ShouldBe("5");
    }

    [Fact]
    public void What_is_no_workbook_is_named()
    {
        Problem(TestWorkbook.Zip("lieux.csv", "id"u8.ToArray())).ShouldBe("file_is_zip");
        Problem(TestWorkbook.Zip("xl/workbook.xml", "x"u8.ToArray())).ShouldBe("xlsx_broken");
        Problem(TestWorkbook.Zip("xl/workbook.xml", new byte[65 << 20])).ShouldBe("xlsx_too_large");
        Problem(TestWorkbook.Zip("content.xml", [])).ShouldBe("file_is_spreadsheet");
        Problem([0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]]).ShouldBe("file_is_spreadsheet");
        Problem([0xD0, 0xCF, 0x11, 0xE0, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe("file_encrypted");
        Problem(TestWorkbook.Of("")).ShouldBe("file_empty");
        Problem(TestWorkbook.Of(TestWorkbook.Row(1, "id", "nom"))).ShouldBe("file_without_rows");
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_read_and_never_throws()
    {
        var book = TestWorkbook.Of(TestWorkbook.Row(1, "id", "nom") + TestWorkbook.Row(2, "a", "b"));
        for (var length = 0; length < book.Length; length += 7)
        {
            TestCensus.Inspect(book[..length], out _).ShouldNotBeNull();
        }

        var json = Encoding.UTF8.GetBytes(Places);
        for (var length = 0; length < json.Length - 1; length++)
        {
            TestCensus.Inspect(json[..length], out _).ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_file_with_changed_bytes_is_refused_or_read_and_never_throws()
    {
        var random = new Random(7);
        byte[][] files = [TestWorkbook.Of(TestWorkbook.Row(1, "id", "nom") + TestWorkbook.Row(2, "a", (45384d, 1))), Encoding.UTF8.GetBytes(Places), Encoding.UTF8.GetBytes("id,nom\n\"1\",\"é\"\n2,\"x\"")];
        for (var turn = 0; turn < 1500; turn++)
        {
            var file = files[turn % 3].ToArray();
            for (var change = 0; change <= turn % 5; change++)
            {
                file[random.Next(file.Length)] = change % 2 == 0 ? (byte)random.Next(256) : (byte)"\"'[{,;"[random.Next(6)];
            }

            if (TestCensus.Inspect(file, out var shape) is null)
            {
                var rows = Rows(file).Count;
                (shape!.Format == FileFormat.Csv || rows == shape.Rows).ShouldBeTrue();
            }
        }
    }

    private static string? Problem(byte[] file) => TestCensus.Inspect(file, out _)?.Code;

    /// <summary>Cells by name; « # » is the row's number and « ! » the code of what is wrong with its form.</summary>
    private static List<Dictionary<string, string>> Rows(byte[] file)
    {
        TestCensus.Inspect(file, out var shape).ShouldBeNull();
        using var rows = RowFile.Open(new MemoryStream(file), shape!, isStandard: false);
        List<Dictionary<string, string>> read = [];
        while (rows.Read())
        {
            var findings = new Standard.Normalisation.Findings(strict: false);
            rows.Check(findings);
            var row = new Dictionary<string, string>();
            for (var column = 0; column < shape!.Columns.Count; column++)
            {
                row[shape.Columns[column]] = rows.Cell(column);
            }

            row["#"] = $"{rows.Line}";
            row["!"] = findings.Take().FirstOrDefault()?.Code ?? "";
            read.Add(row);
        }

        return read;
    }
}
