using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HubsPlatform.Testing;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>What is no census gets a 4xx with a code, and never a 500.</summary>
[Collection(nameof(Imports))]
public sealed class BadInputTests(ImportsFactory directory)
{
    public static TheoryData<string, byte[], HttpStatusCode, string> Files => new()
    {
        { "empty", [], HttpStatusCode.UnprocessableEntity, "file_empty" },
        { "only blanks", Bytes(" \r\n\r\n"), HttpStatusCode.UnprocessableEntity, "file_empty" },
        { "only a header", Bytes(TestCensus.Header), HttpStatusCode.UnprocessableEntity, "file_without_rows" },
        { "broken xlsx", TestWorkbook.Zip("xl/workbook.xml", []), HttpStatusCode.UnprocessableEntity, "xlsx_broken" },
        { "zip", TestWorkbook.Zip("lieux.csv", [1]), HttpStatusCode.UnsupportedMediaType, "file_is_zip" },
        { "old xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], HttpStatusCode.UnsupportedMediaType, "file_is_spreadsheet" },
        { "PDF", Bytes("%PDF-1.7\n…"), HttpStatusCode.UnsupportedMediaType, "file_is_pdf" },
        { "gzip", [0x1F, 0x8B, 8, 0], HttpStatusCode.UnsupportedMediaType, "file_not_csv" },
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(TestCensus.Header)).ToArray(), HttpStatusCode.UnsupportedMediaType, "encoding_unsupported" },
        { "NUL", Bytes($"{TestCensus.Header}\na\0b,"), HttpStatusCode.UnprocessableEntity, "nul_byte" },
        { "UTF-8 cut in the middle", [.. Bytes($"{TestCensus.Header}\né"), 0xC3], HttpStatusCode.UnprocessableEntity, "encoding_invalid" },
        { "bytes of no language", [.. Bytes($"{TestCensus.Header}\n"), 0xFF, 0xFE, 0x81], HttpStatusCode.UnprocessableEntity, "encoding_invalid" },
        { "10 000 columns", Bytes($"{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"))}\n1"), HttpStatusCode.UnprocessableEntity, "too_many_columns" },
        { "no end of line", Bytes(new string('x', 400_000)), HttpStatusCode.UnprocessableEntity, "header_too_long" },
        { "other header", Bytes("a,b,c\n1,2,3"), HttpStatusCode.UnprocessableEntity, "header_unknown" },
        { "header without date_maj", Bytes($"{TestCensus.Header.Replace(",date_maj", "")}\n1"), HttpStatusCode.UnprocessableEntity, "header_incomplete" },
        { "header twice", Bytes($"{TestCensus.Header},nom\n1"), HttpStatusCode.UnprocessableEntity, "header_repeated" },
        { "JSON of something else", Bytes("""[{"id":"1"}]"""), HttpStatusCode.UnprocessableEntity, "header_unknown" },
        { "JSON cut short", Bytes("""[{"id":"1"}"""), HttpStatusCode.UnprocessableEntity, "json_broken" },
        { "deep JSON", Bytes(new string('[', 100_000)), HttpStatusCode.UnprocessableEntity, "json_too_deep" },
        { "JSON that is no list", Bytes("""{"id":"1"}"""), HttpStatusCode.UnprocessableEntity, "json_not_table" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_is_no_census_is_refused(string what, byte[] file, HttpStatusCode status, string code)
    {
        using var answer = await directory.As(ImportsFactory.Bfc).PostAsync(ImportCalls.OfBfc, ImportCalls.Form(file));

        answer.StatusCode.ShouldBe(status, what);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("{", "mapping_invalid")]
    [InlineData("[]", "mapping_invalid")]
    [InlineData("{}", "mapping_invalid")]
    [InlineData("""{"id":{"colonne":5},"nom":null}""", "mapping_invalid")]
    [InlineData("""{"id":{"colonne":"x"},"nom":{"colonne":"\ud800"}}""", "mapping_invalid")]
    [InlineData("""{"id":{"colonne":"x"},"nom":{"dissocier":{"colonne":"x","partie":-1}}}""", "mapping_invalid")]
    [InlineData("""{"id":{"colonne":"x"},"nom":{"colonne":"y"}}""", "mapping_columns_missing")]
    public async Task A_mapping_that_cannot_be_applied_is_refused(string mapping, string code)
    {
        using var answer = await directory.As(ImportsFactory.Bfc).PostAsync(ImportCalls.OfBfc, ImportCalls.Form("a,b\n1,2", ("mapping", mapping)));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Two_gigabytes_are_refused_at_200_megabytes()
    {
        var form = new MultipartFormDataContent { { new StreamContent(new EndlessRows(2L << 30)), "file", "tout.csv" } };
        using var plain = directory.CreateDefaultClient(); // the usual client would keep the body, to send it again after a redirect
        plain.DefaultRequestHeaders.Authorization = directory.As(ImportsFactory.Bfc).DefaultRequestHeaders.Authorization;
        using var answer = await plain.PostAsync(ImportCalls.OfBfc, form);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("upload_too_large");
    }

    [Fact]
    public async Task A_form_without_a_file_or_no_form_is_refused()
    {
        var member = directory.As(ImportsFactory.Bfc);
        await RefusedAsync(await member.PostAsync(ImportCalls.OfBfc, new MultipartFormDataContent { { new StringContent("x"), "source" } }), HttpStatusCode.BadRequest, "file_missing");
        await RefusedAsync(await member.PostAsync(ImportCalls.OfBfc, new StringContent("{}", Encoding.UTF8, "application/json")), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await RefusedAsync(await member.GetAsync($"{ImportCalls.OfBfc}/{Guid.NewGuid()}"), HttpStatusCode.NotFound, "import_not_found");
        await RefusedAsync(await member.GetAsync($"{ImportCalls.OfBfc}?cursor=xyz"), HttpStatusCode.NotFound, "cursor_not_found");
        await RefusedAsync(await member.GetAsync($"{ImportCalls.OfBfc}/{Guid.NewGuid()}/rows?outcome=lost"), HttpStatusCode.BadRequest, "outcome_unknown");
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
        answer.Dispose();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Lines of text that nobody has in memory.</summary>
    private sealed class EndlessRows(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var size = (int)Math.Min(count, length - _position);
            buffer.AsSpan(offset, size).Fill((byte)'a');
            for (var i = offset + 80; i < offset + size; i += 80)
            {
                buffer[i] = (byte)'\n';
            }

            _position += size;
            return size;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
