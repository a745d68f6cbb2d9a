using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Directory.Census;
using HubsPlatform.Directory.Census.Mapping;
using HubsPlatform.Directory.Standard;

namespace HubsPlatform.Directory.Tests.Imports;

public sealed class ImportProperties
{
    private static readonly StandardField[] Free =
    [
        StandardField.Nom, StandardField.Adresse, StandardField.ComplementAdresse, StandardField.PresentationDetail, StandardField.PresentationResume,
        StandardField.Source, StandardField.StructureParente, StandardField.AutresFormationsLabels, StandardField.Horaires, StandardField.Courriels,
        StandardField.SiteWeb, StandardField.Telephone, StandardField.Services, StandardField.FormationsLabels, StandardField.Pivot,
    ];

    /// <summary>What was once read and normalised is written and read again as the same record, whatever the cells held.</summary>
    [Fact]
    public void Reading_what_was_written_gives_the_same_record() =>
        Prop.ForAll<string[]>(texts =>
        {
            var cells = Free.Zip(texts.Where(text => text is not null && !text.Contains('\0')).Select(Storable)).ToArray();
            var first = TestCensus.ReadText(TestCensus.Header, TestCensus.Row(cells)).Single().Draft;
            if (first is not null)
            {
                var written = StandardCsv.Write([first]);
                var second = TestCensus.Read(System.Text.Encoding.UTF8.GetBytes(written)).Single();
                StandardCsv.Write([second.Draft.ShouldNotBeNull()]).ShouldBe(written);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    /// <summary>What the property above once found: streets that tidying empties.</summary>
    [Theory]
    [InlineData("+")]
    [InlineData("null + ")]
    [InlineData("+ 0 +")]
    [InlineData("0 ,")]
    [InlineData("- -,-")]
    public void A_street_of_residues_only_is_no_street(string street) =>
        StandardCsv.Write([TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Nom, "a"), (StandardField.Adresse, street))).Single().Draft.ShouldNotBeNull()])
            .ShouldBe(StandardCsv.Write([TestCensus.ReadText(TestCensus.Header, TestCensus.Row((StandardField.Nom, "a"), (StandardField.Adresse, ""))).Single().Draft.ShouldNotBeNull()]));

    [Fact]
    public void A_written_formula_is_read_as_it_was() =>
        Prop.ForAll<string>(text => CellSafety.Restore(CellSafety.Neutralise(text ?? "")).ShouldBe(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_never_throw() =>
        Prop.ForAll<byte[], byte>((bytes, block) => ReadAll(bytes ?? [], block + 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_rows_below_a_good_header_never_throw_and_lose_no_row() =>
        Prop.ForAll<byte[]>(bytes => ReadAll([.. System.Text.Encoding.UTF8.GetBytes(TestCensus.Header + "\n1,"), .. bytes ?? []], 7)).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_mappings_are_read_or_refused() =>
        Prop.ForAll<string>(text =>
        {
            try
            {
                MappingJson.Parse("{\"id\":" + text + ",\"nom\":{\"colonne\":\"x\"}}");
            }
            catch (MappingException)
            {
                // The one way to say no.
            }
        }).QuickCheckThrowOnFailure();

    private static void ReadAll(byte[] bytes, int block)
    {
        if (TestCensus.Inspect(bytes, out var shape, block) is not null)
        {
            return;
        }

        var mapping = new BoundMapping(Mapping.Standard, shape!.Columns);
        foreach (var row in new CensusReader(TestCensus.Territories, TimeProvider.System).Read(new MemoryStream(bytes), shape, mapping))
        {
            (row.Draft is null).ShouldBe(row.Findings.Any(finding => finding.Severity == Standard.Normalisation.Severity.Error));
        }
    }

    /// <summary>Half characters cannot be in a UTF-8 file.</summary>
    private static string Storable(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
