using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Imports;

/// <summary>Whatever is uploaded, wherever a file can be: it is taken or refused with a code, nothing breaks, and what was taken comes to its end.</summary>
public sealed partial class UploadFuzzTests(DirectoryFactory directory) : IClassFixture<DirectoryFactory>
{
    private const int Seed = 20261122;
    private const string Boundary = "limite";

    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>What changes into what.</summary>
    private static readonly (string From, string To)[] Swaps =
    [
        ("\"", "'"), ("\"", "\"\""), (",", ";"), (";", "\t"), ("\n", "\r"), ("\n", ""), ("{", "["), ("]", "}"), (":", ","), ("1", "1e999"), ("1", "-"), ("47.", "\"47"), ("null", "nul"), ("Polygon", "Point"), ("39198", "null"),
    ];

    private static readonly byte[][] Splices =
    [
        [0], [0xC3], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), "\\"u8.ToArray(), "\""u8.ToArray(), "\r\n--limite--"u8.ToArray(), [.. Enumerable.Repeat((byte)'[', 5_000)],
    ];

    private static readonly byte[][] Files =
    [
        Encoding.UTF8.GetBytes($"{TestCensus.Header}\n1,,Médiathèque,Dole,39100,39198,\"1 rue du Port\",2026-10-01\n"),
        Encoding.UTF8.GetBytes("lieu;cp;ville;rue\nMairie;39100;Dole;\"2; rue\"\n=1+1;;;\n"),
        Encoding.UTF8.GetBytes("""[{"id":1,"nom":"Médiathèque","commune":"Dole","code_postal":"39100","adresse":{"rue":"1 rue","geo":[5.49,47.09]},"date_maj":"2026-10-01","vide":null}]"""),
        TestWorkbook.Of(TestWorkbook.Row(1, "id", "nom") + TestWorkbook.Row(2, "a", (45384d, 1))),
        Encoding.UTF8.GetBytes("code_qp;lib_qp;insee_com\nQN03901M;Les Mesnils;39198\n"),
        Encoding.UTF8.GetBytes("insee;frr\n39300;oui\n"),
        Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code_qp":"QN03901M","lib_qp":"Les Mesnils","insee_com":"39198"},"geometry":{"type":"Polygon","coordinates":[[[5.48,47.09],[5.50,47.09],[5.50,47.10],[5.48,47.10],[5.48,47.09]]]}}]}"""),
        Feature("""{"type":"Polygon","coordinates":[[[5.48,47.09,"x"],[5.50,47.09,null],[5.50,47.10,{}],[5.48,47.09]]],"crs":{"type":"name","properties":{"name":"EPSG:999999"}},"bbox":"\u0000"}"""),
        Feature("""{"type":"MultiPolygon","coordinates":[[[[5.48,47.09],[5.48,47.09],[5.48,47.09],[5.48,47.09]]],[[[-180,-90],[180,90],[180,-90],[-180,90],[-180,-90]]]]}"""),
        Feature("""{"type":"Polygon","coordinates":[[[1e-400,47.09],[5.50,4709e-2],[5.50,47.10],[1e-400,47.09]]]}"""),
    ];

    /// <summary>Forms and headers that a browser would not send.</summary>
    private static readonly (string? Type, string Body)[] Forms =
    [
        (null, ""), ("text/csv", "id,nom\n1,a\n"), ("multipart/form-data", "x"), ("multipart/form-data; boundary=", "x"), ($"multipart/form-data; boundary={new string('x', 300)}", "x"),
        ($"multipart/form-data; boundary={Boundary}", ""), ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\n"), ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}--\r\n"),
        ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nid,nom\n1,"),
        ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nid,nom\n1,a\r\n--{Boundary}--\r\n"),
        ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--{Boundary}--\r\n"),
        ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\n{new string('H', 40_000)}: x\r\n\r\nx\r\n--{Boundary}--\r\n"),
        ($"multipart/form-data; boundary={Boundary}", string.Concat(Enumerable.Range(0, 3000).Select(part => $"--{Boundary}\r\nContent-Disposition: form-data; name=\"f{part}\"\r\n\r\nx\r\n")) + $"--{Boundary}--\r\n"),
        ($"multipart/form-data; boundary={Boundary}", $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{new string('é', 2000)}\0.csv\"\r\n\r\nid,nom\n1,a\r\n--{Boundary}--\r\n"),
        ("application/x-www-form-urlencoded", "file=%00&mapping=%ff"),
    ];

    [Fact]
    public async Task No_upload_breaks_anything()
    {
        var uploads = Uploads();
        uploads.Count.ShouldBe(8, "preview, import and draft of a hub and of the nation, QPV and FRR; a new one is fuzzed by itself");
        List<string> breaches = [];
        var random = new Random(Seed);
        foreach (var address in uploads)
        {
            foreach (var (type, body) in Forms)
            {
                var content = new ByteArrayContent(Bytes.GetBytes(body));
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                await SendAsync(address, content, $"form {type} {body[..Math.Min(60, body.Length)]}");
            }

            foreach (var file in Files)
            {
                for (var turn = 0; turn < 40; turn++)
                {
                    var changed = Changed(file, random, turn);
                    await SendAsync(address, FormOf(changed, random), $"seed {Seed}, turn {turn}: {Shown(changed)}");
                }
            }
        }

        breaches.ShouldBeEmpty();
        await Eventually.BecomesAsync(() => directory.AskAsync<long>("select count(*) from imports where state in ('queued', 'running')"), 0, TimeSpan.FromMinutes(3));
        (await directory.AskAsync<long>("select count(*) from imports where problem::text like '%internal%'")).ShouldBe(0);

        async Task SendAsync(string address, HttpContent content, string what)
        {
            using var answer = await (address.Contains("/hubs/", StringComparison.Ordinal) ? directory.As(DirectoryFactory.Bfc) : directory.As(TestUser.Operator)).PostAsync(address, content);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode >= HttpStatusCode.InternalServerError || (answer.StatusCode >= HttpStatusCode.BadRequest && !NonsenseRules.HasCode(text)))
            {
                breaches.Add($"{address} {(int)answer.StatusCode} for {what}");
            }
        }
    }

    /// <summary>A draft that was taken is also looked at, given other mappings, and imported.</summary>
    [Fact]
    public async Task No_mapping_of_a_draft_breaks_anything()
    {
        const string drafts = $"{ImportCalls.OfBfc}/drafts";
        string[] mappings =
        [
            "", "{", "[]", "null", "7", "\"x\"", "{}", "\0", "\ud800", new('[', 5_000), """{"nom":{"colonne":"lieu"}}""", """{"nom":{"colonne":null}}""", """{"nom":{"colonnes":[null]}}""", """{"nom":{"colonne":"lieu"},"horaires":{"jours":{}}}""",
            """{"nom":{"colonne":"lieu"},"services":[{"termes":[null],"cible":1}]}""", """{"nom":{"dissocier":{"colonne":"lieu","séparateur":"","partie":99999999999}}}""", """{"nom":{"colonne":"\u0000"}}""", new('x', 2 << 20),
        ];
        var member = directory.As(DirectoryFactory.Bfc);
        List<string> breaches = [];
        foreach (var mapping in mappings)
        {
            using var stored = await member.PostAsync(drafts, ImportCalls.Form(Files[1]));
            stored.StatusCode.ShouldBe(HttpStatusCode.Created);
            var draft = $"{drafts}/{JsonDocument.Parse(await stored.Content.ReadAsStringAsync()).RootElement.GetProperty("id")}";
            foreach (var (method, path, body) in ((HttpMethod, string, object?)[])[(HttpMethod.Put, draft, new { mapping, source = mapping }), (HttpMethod.Put, draft, new { mapping }), (HttpMethod.Get, draft, null), (HttpMethod.Post, $"{draft}/import", new { dryRun = true }), (HttpMethod.Post, $"{draft}/import", null)])
            {
                using var answer = await member.SendAsync(new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(Json(body), Encoding.UTF8, "application/json") });
                var text = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode >= HttpStatusCode.InternalServerError || (answer.StatusCode >= HttpStatusCode.BadRequest && !NonsenseRules.HasCode(text)))
                {
                    breaches.Add($"{method} {path} {(int)answer.StatusCode} with {mapping[..Math.Min(60, mapping.Length)]}: {text}");
                }
            }
        }

        breaches.ShouldBeEmpty();

        // JsonSerializer would mend half characters.
        static string Json(object body) => JsonSerializer.Serialize(body).Replace("\\uFFFD", "\\ud800", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Every address that takes a form with a file, also those to come.</summary>
    private List<string> Uploads() =>
    [
        .. from endpoint in directory.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("multipart/form-data") == true
           let pattern = Route().Replace(endpoint.RoutePattern.RawText!, match => match.Groups[1].Value == "hub" ? "mednum-bfc" : match.Groups[1].Value == "kind" ? "{kind}" : Guid.NewGuid().ToString())
           from address in pattern.Contains("{kind}", StringComparison.Ordinal) ? [pattern.Replace("{kind}", "qpv"), pattern.Replace("{kind}", "frr")] : new[] { pattern }
           select address,
    ];

    private static byte[] Feature(string geometry) =>
        Encoding.UTF8.GetBytes($$"""{"features":[{"properties":{"code_qp":"QN03901M","lib_qp":"Les\u0000 Mesnils","insee_com":"39198"},"geometry":{{geometry}}}]}""");

    private static byte[] Changed(byte[] file, Random random, int turn)
    {
        switch (turn)
        {
            case 0:
                return file;
            case 1:
                return [];
            case 2:
                var noise = new byte[random.Next(1, 4096)];
                random.NextBytes(noise);
                return noise;
            case 3:
                return Inserted(file, random.Next(file.Length), [.. Enumerable.Repeat((byte)'x', 1 << 20)]);
        }

        if (turn % 3 == 0)
        {
            return file[..random.Next(file.Length)];
        }

        var changed = file;
        for (var change = 0; change <= turn % 4; change++)
        {
            var (from, to) = Swaps[random.Next(Swaps.Length)];
            changed = random.Next(3) switch
            {
                0 => Inserted(changed, random.Next(changed.Length), Splices[random.Next(Splices.Length)]),
                1 => Bytes.GetBytes(Bytes.GetString(changed).Replace(from, to, StringComparison.Ordinal)),
                _ => [.. changed[..random.Next(changed.Length)], .. changed[random.Next(changed.Length)..], .. changed.Length < 100_000 ? changed : []],
            };
        }

        return changed;
    }

    private static byte[] Inserted(byte[] file, int at, byte[] what) => [.. file[..at], .. what, .. file[at..]];

    private static MultipartFormDataContent FormOf(byte[] file, Random random)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", "liste.csv" } };
        foreach (var (name, value) in (new (string, string)[] { ("mapping", "{\"nom\":{\"colonne\":\"lieu\"}}"), ("mappingText", "{ \ufffd"), ("source", "zut\0"), ("source", "fuzz"), ("dryRun", "peut-être"), ("confirmVolume", "true") }).Where(_ => random.Next(4) == 0))
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static string Shown(byte[] file) => Bytes.GetString(file)[..Math.Min(300, file.Length)];

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Route();
}
