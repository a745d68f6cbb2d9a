using System.Text;
using HubsPlatform.Directory.Census.Reading;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", ',')]
    [InlineData("a;b,c;d\n1;2;3\n", ';')]
    [InlineData("a\tb\n1\t2\n", '\t')]
    [InlineData("\"a;b\",c\n1,2\n", ',')]
    public void The_separator_is_found_out(string file, char separator)
    {
        TestCensus.Inspect(Encoding.UTF8.GetBytes(file), out var shape).ShouldBeNull();
        shape!.Delimiter.ShouldBe(separator);
        shape.Rows.ShouldBe(1);
    }

    [Theory]
    [InlineData("nom\nMédiathèque\n")]
    [InlineData("nom\nL'Haÿ-les-Roses\n")]
    [InlineData("nom\n« Cœur » – 10 €\n")]
    public void Windows_1252_is_found_out(string file)
    {
        var bytes = TextEncoding.Windows1252.GetBytes(file);
        TestCensus.Inspect(bytes, out var shape).ShouldBeNull();
        shape!.Encoding.ShouldBe(TextEncoding.Windows1252);
        Records(bytes, shape)[1].ShouldBe([file.Split('\n')[1]]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name()
    {
        TestCensus.Inspect([0xEF, 0xBB, 0xBF, .. "id,nom\n1,é\n"u8], out var shape).ShouldBeNull();
        shape!.Columns.ShouldBe(["id", "nom"]);
    }

    [Fact]
    public void What_is_found_out_does_not_depend_on_how_the_bytes_arrive()
    {
        var bytes = Encoding.UTF8.GetBytes("id,nom\n1,\"é\n€ 𝄞\"\n\n2,ç");
        for (var block = 1; block <= bytes.Length; block++)
        {
            TestCensus.Inspect(bytes, out var shape, block).ShouldBeNull($"blocks of {block}");
            shape!.Encoding.ShouldBe(TextEncoding.Utf8);
            shape.Rows.ShouldBe(2);
        }
    }

    [Fact]
    public void Quotes_line_ends_and_blank_lines_are_read_as_spreadsheets_write_them()
    {
        var records = Records("a,b\r\n\"x,\"\"y\"\"\r\nz\",2\r\n\r\n3,\"4\"\n5\" pouces,6");

        records.ShouldBe([["a", "b"], ["x,\"y\"\r\nz", "2"], ["3", "4"], ["5\" pouces", "6"]]);
    }

    [Fact]
    public void Lines_are_those_of_the_file()
    {
        using var csv = new CsvTokenizer(new StringReader("a\n\"x\ny\"\n\n\nb\n"), ',', 100);
        List<long> lines = [];
        while (csv.Read())
        {
            lines.Add(csv.Line);
        }

        lines.ShouldBe([1, 2, 6]);
    }

    [Fact]
    public void A_cell_that_is_too_long_costs_its_row_and_not_the_memory()
    {
        using var csv = new CsvTokenizer(new StringReader($"a,b\n\"{new string('x', 1_000_000)}\",2\n3,4\n"), ',', 100);
        csv.Read();
        csv.Read().ShouldBeTrue();
        csv.IsTooLong.ShouldBeTrue();
        csv[1].ToString().ShouldBe("2");
        csv.Read().ShouldBeTrue();
        csv.IsTooLong.ShouldBeFalse();
        csv[0].ToString().ShouldBe("3");
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named()
    {
        var rows = TestCensus.ReadText(TestCensus.Header, TestCensus.Row(), "\"2,jamais fermé", "3,perdu");

        rows.Count.ShouldBe(2);
        rows[1].Findings.ShouldHaveSingleItem().Code.ShouldBe("quote_unclosed");
        rows[1].Line.ShouldBe(3);
    }

    [Fact]
    public void A_row_with_a_cell_too_many_is_rejected_because_its_cells_are_shifted() =>
        TestCensus.ReadText(TestCensus.Header, TestCensus.Row() + ",x").ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Code.ShouldBe("cells_shifted");

    private static string[][] Records(string text) => Records(Encoding.UTF8.GetBytes(text), new FileShape(TextEncoding.Utf8, ',', [], 0));

    private static string[][] Records(byte[] bytes, FileShape shape)
    {
        using var csv = new CsvTokenizer(new StreamReader(new MemoryStream(bytes), shape.Encoding), shape.Delimiter, 1000);
        List<string[]> records = [];
        while (csv.Read())
        {
            records.Add([.. Enumerable.Range(0, csv.Count).Select(i => csv[i].ToString())]);
        }

        return [.. records];
    }
}
