using System.Net;
using System.Text;
using System.Text.Json;

namespace HubsPlatform.Testing;

/// <summary>Whatever a caller sends to an address that they may use, they are told in a problem with a code, and nothing breaks.</summary>
public static class NonsenseRules
{
    private static readonly string[] Queries =
    [
        "pageSize=0", "pageSize=99999999999", "pageSize=x", "cursor=x", "cursor=%00", "cursor=%ff%fe", "q=%00", "departement=%00&outcome=%00&severity=%00&kind=%00", "near=999,999&radiusKm=NaN",
    ];

    private static readonly string[] Bodies =
    [
        "", "null", "[]", "\"x\"", "{", "{}", $"{new string('[', 500)}{new string(']', 500)}", """{"name":"\u0000","displayName":"\u0000","hub":"\u0000","nom":"\u0000","participant":"\u0000"}""",
        """{"name":"\ud800","displayName":"\ud800","hub":"\ud800","source":"\ud800"}""",
        """{"name":null,"competences":[null],"recipients":[null],"halfDays":[null],"services":[null],"missions":[null],"consortium":[null],"territory":null,"administrator":null}""",
        """{"hours":1e99,"amount":1e99,"capacity":-1,"populationTargeted":9223372036854775807,"awardedOn":"0000-00-00","halfDays":[{"day":"9999-12-31","part":9}],"latitude":1e999}""",
        """{"name":{},"hours":"x","competences":{},"recipients":"x","halfDays":{},"structureId":"x","enrolmentId":7,"services":7}""",
    ];

    /// <summary>Every answer that is no clear refusal, in words; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> BreachesAsync<TProgram>(ServiceFactory<TProgram> service)
        where TProgram : class
    {
        var staff = service.As(TestUser.In("aura", "hub-admin", "hub-member", "mediator", "jury", "viewer"));
        var national = service.As(TestUser.Operator);
        var breaches = new List<string>();
        foreach (var (method, path) in RouteRules.Addresses(service.Services))
        {
            foreach (var nonsense in method is "POST" or "PUT" ? Bodies : Queries)
            {
                using var request = method is "POST" or "PUT"
                    ? new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(nonsense, Encoding.UTF8, "application/json") }
                    : new HttpRequestMessage(new HttpMethod(method), $"{path}?{nonsense}");
                request.Headers.TryAddWithoutValidation("If-Match", method == "PUT" ? "\"1\"" : "nonsense");
                using var answer = await (path.Contains("/hubs/aura", StringComparison.Ordinal) ? staff : national).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError || (answer.StatusCode >= HttpStatusCode.BadRequest && !HasCode(await answer.Content.ReadAsStringAsync())))
                {
                    breaches.Add($"{method} {path} with {nonsense[..Math.Min(nonsense.Length, 60)]}: {(int)answer.StatusCode}");
                }
            }
        }

        return breaches;
    }

    /// <summary>Whether an answer is a problem that a program can tell from others.</summary>
    public static bool HasCode(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("code", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
