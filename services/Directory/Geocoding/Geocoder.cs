using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using HubsPlatform.Directory.Standard;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Geocoding;

/// <summary>
/// Speaks the protocol of the Base Adresse Nationale (addok), which the Géoplateforme has taken over: <c>POST search/csv</c> for many addresses,
/// <c>GET search</c> for one.
/// </summary>
public sealed class Geocoder(IOptions<GeocodingOptions> options) : IDisposable
{
    private const int LongestAnswer = 16 << 20;
    private const string Columns = "n,street,postcode,city,citycode";

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = options.Value.Timeout,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public bool IsConfigured => options.Value.Address is not null;

    /// <returns>For each address the best answer; null where there is none.</returns>
    /// <exception cref="GeocoderException">No answer could be had.</exception>
    public async Task<IReadOnlyList<GeocoderAnswer?>> SearchAsync(IReadOnlyList<PostalAddress> addresses, CancellationToken stop)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(Table(addresses))), "data", "adresses.csv");
        form.Add(new StringContent("street"), "columns");
        form.Add(new StringContent("city"), "columns");
        form.Add(new StringContent("postcode"), "postcode"); // the name of the column that filters by it
        form.Add(new StringContent("citycode"), "citycode");
        return GeocoderCsv.Read(await AskAsync(HttpMethod.Post, "search/csv", form, stop), addresses.Count);
    }

    /// <returns>The best answer; null where there is none.</returns>
    /// <exception cref="GeocoderException">No answer could be had.</exception>
    public async Task<GeocoderAnswer?> SearchAsync(PostalAddress address, CancellationToken stop)
    {
        var query = $"search?q={Uri.EscapeDataString($"{address.Street} {address.City}")}&limit=1&autocomplete=0"
            + (Filter(address) is { CityCode.Length: > 0 } by ? $"&citycode={by.CityCode}" : address.PostalCode.Length > 0 ? $"&postcode={address.PostalCode}" : "");
        var text = await AskAsync(HttpMethod.Get, query, null, stop);
        try
        {
            return Best(JsonDocument.Parse(text).RootElement);
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or FormatException)
        {
            throw new GeocoderException("Le service de géocodage a répondu autre chose que du GeoJSON.", cause: nonsense);
        }
    }

    public void Dispose() => _http.Dispose();

    private static GeocoderAnswer? Best(JsonElement collection)
    {
        foreach (var feature in collection.GetProperty("features").EnumerateArray())
        {
            var (point, about) = (feature.GetProperty("geometry").GetProperty("coordinates"), feature.GetProperty("properties"));
            return new GeocoderAnswer(
                point[1].GetDouble(), point[0].GetDouble(), about.GetProperty("score").GetDouble(), about.GetProperty("type").GetString() ?? "",
                about.GetProperty("label").GetString() ?? "", about.GetProperty("citycode").GetString() ?? "");
        }

        return null;
    }

    private static string Table(IReadOnlyList<PostalAddress> addresses)
    {
        var csv = new StringBuilder(Columns).Append('\n');
        for (var i = 0; i < addresses.Count; i++)
        {
            var by = Filter(addresses[i]);
            csv.Append(CultureInfo.InvariantCulture, $"{i}");
            foreach (var cell in new[] { by.Street, by.PostalCode, by.City, by.CityCode })
            {
                CsvText.Append(csv.Append(','), cell);
            }

            csv.Append('\n');
        }

        return csv.ToString();
    }

    /// <summary>One filter is enough: a wrong postal code beside a right commune would find nothing. The three cities are known by their arrondissements only.</summary>
    private static PostalAddress Filter(PostalAddress address) => address.CityCode is "" or "75056" or "69123" or "13055"
        ? address with { CityCode = "" }
        : address with { PostalCode = "" };

    private async Task<string> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        var address = options.Value.Address!.AbsoluteUri;
        using var request = new HttpRequestMessage(method, new Uri(address.EndsWith('/') ? address + path : $"{address}/{path}")) { Content = content };
        try
        {
            using var response = await _http.SendAsync(request, stop);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadAsStringAsync(stop);
            }

            throw new GeocoderException(
                response.StatusCode == HttpStatusCode.TooManyRequests ? "Le service de géocodage demande d'attendre (429)." : $"Le service de géocodage répond {(int)response.StatusCode}.",
                response.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException away)
        {
            throw new GeocoderException("Le service de géocodage ne répond pas.", cause: away);
        }
        catch (TaskCanceledException slow) when (!stop.IsCancellationRequested)
        {
            throw new GeocoderException("Le service de géocodage met trop de temps à répondre.", cause: slow);
        }
    }
}
