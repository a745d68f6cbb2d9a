using System.Collections.Concurrent;
using System.Globalization;
using HubsPlatform.Directory.Census.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HubsPlatform.Directory.Tests.Geocoding;

/// <summary>A geocoder on loopback that knows a few addresses and can be told to misbehave.</summary>
public sealed class FakeGeocoder : IAsyncDisposable
{
    private readonly WebApplication _app;

    public FakeGeocoder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/search/csv", BatchAsync);
        _app.MapGet("/search", SearchAsync);
    }

    public enum Mood
    {
        Well,
        Down,
        Overloaded,
        Slow,
        Nonsense,
        Short,
    }

    public sealed record Known(string Street, double Latitude, double Longitude, double Score, string Type, string CityCode);

    public Mood Now { get; set; } = Mood.Well;

    /// <summary>By the street as it is asked.</summary>
    public ConcurrentDictionary<string, Known> Knows { get; } = [];

    /// <summary>A street for which whatever contains it is refused.</summary>
    public string? Poison { get; set; }

    /// <summary>Every street that was asked about, each time.</summary>
    public ConcurrentBag<string> Asked { get; } = [];

    public Uri Address => new(_app.Urls.Single());

    public Task StartAsync() => _app.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public void Learn(string street, string cityCode, double latitude, double longitude, double score = 0.95, string type = "housenumber") =>
        Knows[street] = new Known(street, latitude, longitude, score, type, cityCode);

    private async Task<IResult> BatchAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        using var csv = new CsvTokenizer(new StreamReader(form.Files["data"]!.OpenReadStream()), ',', 10_000);
        form["columns"].ToArray().ShouldBe(["street", "city"]);
        csv.Read();
        var header = Row(csv);
        var lines = new List<string> { $"{header},latitude,longitude,result_label,result_score,result_type,result_citycode,result_status" };
        var isPoisoned = false;
        while (csv.Read())
        {
            var street = csv[1].ToString();
            Asked.Add(street);
            isPoisoned |= street == Poison;
            lines.Add(Knows.TryGetValue(street, out var known)
                ? string.Create(CultureInfo.InvariantCulture, $"{Row(csv)},{known.Latitude},{known.Longitude},\"{street}, ici\",{known.Score},{known.Type},{known.CityCode},ok")
                : $"{Row(csv)},,,,,,,not-found");
        }

        return isPoisoned ? Results.StatusCode(400) : await MisbehaveAsync() ?? Results.Text(string.Join('\n', Now == Mood.Short ? lines[..^1] : lines) + "\n", "text/csv");
    }

    private async Task<IResult> SearchAsync(string q)
    {
        Asked.Add(q);
        return Poison is not null && q.StartsWith(Poison, StringComparison.Ordinal) ? Results.StatusCode(400)
            : await MisbehaveAsync() ?? Results.Json(new
            {
                type = "FeatureCollection",
                features = Knows.Values.Where(known => q.StartsWith(known.Street, StringComparison.Ordinal)).Select(known => new
                {
                    type = "Feature",
                    geometry = new { type = "Point", coordinates = new[] { known.Longitude, known.Latitude } },
                    properties = new { label = known.Street, score = known.Score, type = known.Type, citycode = known.CityCode },
                }),
            });
    }

    private async Task<IResult?> MisbehaveAsync()
    {
        switch (Now)
        {
            case Mood.Down:
                return Results.StatusCode(503);
            case Mood.Overloaded:
                return Results.StatusCode(429);
            case Mood.Nonsense:
                return Results.Text("<html>Maintenance</html>", "text/html");
            case Mood.Slow:
                await Task.Delay(TimeSpan.FromSeconds(5));
                return Results.StatusCode(503);
            default:
                return null;
        }
    }

    private static string Row(CsvTokenizer csv) => string.Join(',', Enumerable.Range(0, csv.Count).Select(cell => $"\"{csv[cell]}\""));
}
