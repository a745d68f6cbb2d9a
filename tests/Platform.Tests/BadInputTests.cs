using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using HubsPlatform.Platform.Tests.Running;

namespace HubsPlatform.Platform.Tests;

/// <summary>Files as they should not be: each gets a clear answer with a code, none a 500, and nothing of it is lost silently.</summary>
[Collection(PlatformCollection.Name)]
public sealed class BadInputTests(PlatformRun platform)
{
    private const string Hub = "antilles-guyane";
    private const string Imports = $"/api/directory/hubs/{Hub}/imports";
    private static readonly StandardFile.Town Cayenne = new("Cayenne", "97300", "97302", 4.9372, -52.3260);

    public static TheoryData<string> Files => ["broken UTF-8", "wrong header", "ten thousand columns", "zip", "empty", "NUL bytes", "only a header", "binary"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_bad_file_gets_a_clear_answer(string kind)
    {
        using var admin = await platform.AsAsync($"admin.{Hub}");
        using var response = await admin.PostAsync(Imports, Census.Upload(File(kind), kind == "zip" ? "census.csv.zip" : "census.csv"));

        if (response.StatusCode == HttpStatusCode.Accepted)
        {
            // Readable after all: then every row is accounted for, or the import says why it failed.
            var report = await admin.FinishedAsync(new Uri(admin.BaseAddress!, response.Headers.Location!).PathAndQuery);
            if (report.Text("state") == "completed")
            {
                report.Rows().ShouldBe(report.Long("total"), report.ToJsonString());
                report.Long("created").ShouldBe(0, report.ToJsonString());
            }
            else
            {
                report["problem"]!.Text("code").ShouldNotBeNullOrEmpty();
            }

            return;
        }

        ((int)response.StatusCode).ShouldBeInRange(400, 499, await response.Content.ReadAsStringAsync());
        (await response.CodeAsync()).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_upload_of_two_gigabytes_is_refused_without_being_read()
    {
        using var admin = await platform.AsAsync($"admin.{Hub}");
        using var request = new HttpRequestMessage(HttpMethod.Post, Imports);
        using var huge = new Endless(2L * 1024 * 1024 * 1024);
        request.Content = new StreamContent(huge);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        request.Headers.ExpectContinue = true;

        using var response = await admin.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.CodeAsync()).ShouldNotBeNullOrEmpty();
        huge.Taken.ShouldBeLessThan(300L * 1024 * 1024);
    }

    /// <summary>Services answer before they have read what was sent; nobody else who comes by the same gateway may notice.</summary>
    [Fact]
    public async Task Writes_that_are_refused_by_the_hundred_shut_nobody_out()
    {
        using var stranger = platform.Anonymous();
        var refused = 0;
        var body = new byte[50_000];
        await Parallel.ForAsync(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, stop) =>
        {
            using var response = await stranger.PostAsync(Imports, Census.Upload(body), stop);
            (await response.CodeAsync()).ShouldBe("authentication_required");
            Interlocked.Increment(ref refused);
        });

        refused.ShouldBe(600);
    }

    [Fact]
    public async Task An_upload_without_the_right_to_it_is_taken_to_its_end_and_answered()
    {
        using var reader = await platform.AsAsync($"lecteur.{Hub}");
        for (var round = 0; round < 5; round++)
        {
            using var response = await reader.PostAsync(Imports, Census.Upload(new byte[20_000_000], "census.csv"));
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            response.Headers.ConnectionClose.ShouldNotBe(true);
        }
    }

    [Fact]
    public async Task A_formula_in_a_cell_is_harmless_in_the_file_that_comes_out()
    {
        using var admin = await platform.AsAsync($"admin.{Hub}");
        var name = "=HYPERLINK(\"\"http://127.0.0.1/\"\")";
        var report = await admin.ImportAsync(Imports, StandardFile.Of(StandardFile.Row("formule-1", $"\"{name}\"", Cayenne)));
        report.Rows().ShouldBe(1);

        using var anyone = platform.Anonymous();
        var csv = await anyone.GetStringAsync($"/api/directory/open-data/lieux.csv?hub={Hub}");
        foreach (var cell in csv.Split('\n').Skip(1).SelectMany(line => line.Split(',')).Select(cell => cell.Trim('"')))
        {
            cell.StartsWith('=').ShouldBeFalse(cell);
        }
    }

    public static TheoryData<string> Addresses =>
    [
        "/api/directory/places?near=NaN,NaN", "/api/directory/places?near=91,0", "/api/directory/places?near=1e308,2", "/api/directory/places?near=48",
        "/api/directory/places?near=48.8,2.3&radiusKm=-1", "/api/directory/places?near=48.8,2.3&radiusKm=1e9", "/api/directory/places?pageSize=0", "/api/directory/places?pageSize=1000000000",
        "/api/directory/places?pageSize=abc", "/api/directory/places?cursor=zzz", "/api/directory/places?services=inconnu", "/api/directory/places/not-an-id",
        "/api/directory/places?q=%00", "/api/directory/places/00000000-0000-0000-0000-000000000000", "/api/directory/open-data/lieux.csv?hub=%27%3B--", "/api/rien",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_bad_question_gets_a_4xx_with_a_code(string address)
    {
        using var anyone = platform.Anonymous();
        using var response = await anyone.GetAsync(address);

        ((int)response.StatusCode).ShouldBeInRange(400, 499, await response.Content.ReadAsStringAsync());
        (await response.CodeAsync()).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("'; drop table open.places; --")]
    [InlineData("\" & | ! ( ) : *")]
    [InlineData("%_\\")]
    [InlineData("صباح الخير")]
    public async Task Odd_words_find_nothing_and_break_nothing(string words)
    {
        using var anyone = platform.Anonymous();
        (await anyone.GetJsonAsync($"/api/directory/places?q={Uri.EscapeDataString(words)}")).Long("total").ShouldBeGreaterThanOrEqualTo(0);
    }

    private static byte[] File(string kind) => kind switch
    {
        "broken UTF-8" => [.. Encoding.UTF8.GetBytes(StandardFile.Header + "\nx,,Caf"), 0xC3, 0x28, 0xFF, .. ",Cayenne\n"u8.ToArray()],
        "wrong header" => "un,deux,trois\n1,2,3\n"u8.ToArray(),
        "ten thousand columns" => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(1, 10_000).Select(number => $"c{number}")) + "\n" + new string(',', 9_999) + "\n"),
        "zip" => Zip(),
        "empty" => [],
        "NUL bytes" => Encoding.UTF8.GetBytes(StandardFile.Header + "\n\0\0\0,\0,\0\n"),
        "only a header" => StandardFile.Of(),
        "binary" => [.. Enumerable.Range(0, 4096).Select(number => (byte)(number * 31))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static byte[] Zip()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("census.csv").Open();
            entry.Write(StandardFile.Of());
        }

        return memory.ToArray();
    }

    /// <summary>As many zeros as one likes, counted as they are read.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Taken; set => Taken = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Taken);
            Array.Clear(buffer, offset, read);
            Taken += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => Taken = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
