using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.Directory.Standard;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Search;

/// <summary>What a reader looks for, checked. Several services mean any of them; different criteria all have to hold.</summary>
public sealed record SearchRequest(string? Text, GeoPoint? Near, double? RadiusKm, IReadOnlyList<string> Services, HubId? Hub, string? Departement)
{
    public const double WidestRadiusKm = 200;
    public const int LongestText = 200;

    public bool IsByDistance => Near is not null;

    public bool IsByRank => Text is not null && Near is null;

    /// <summary>A cursor is good for the very question that it came with.</summary>
    public string Scope
    {
        get
        {
            var question = string.Join('\n', Text, Near, RadiusKm?.ToString(CultureInfo.InvariantCulture), string.Join('|', Services), Hub, Departement);
            return $"places/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)).AsSpan(0, 8))}";
        }
    }

    public static ProblemHttpResult? TryRead(IQueryCollection query, out SearchRequest request)
    {
        request = new SearchRequest(null, null, null, [], null, null);
        var text = query["q"].ToString().Trim();
        if (text.Length > LongestText)
        {
            return Problem.BadRequest("query_too_long", $"La recherche compte au plus {LongestText} caractères.", "q");
        }

        if (text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
        {
            return Problem.BadRequest("invalid_text", "La recherche contient un caractère qui ne se cherche pas.", "q");
        }

        GeoPoint? near = null;
        if (query["near"].ToString() is { Length: > 0 } point && !GeoPoint.TryParse(point, out near))
        {
            return Problem.BadRequest("invalid_point", "Écrivez le point ainsi : near=47.322,5.0415 (latitude puis longitude, en degrés).", "near");
        }

        double? radius = null;
        if (query["radiusKm"].ToString() is { Length: > 0 } wanted)
        {
            if (!double.TryParse(wanted, NumberStyles.Float, CultureInfo.InvariantCulture, out var km) || !(km > 0 && km <= WidestRadiusKm))
            {
                return Problem.BadRequest("radius_out_of_range", $"Le rayon va de 0 à {WidestRadiusKm} km.", "radiusKm");
            }

            if (near is null)
            {
                return Problem.BadRequest("point_required", "Un rayon demande un point : ajoutez near=LATITUDE,LONGITUDE.", "radiusKm");
            }

            radius = km;
        }

        var services = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var written in query["services"].SelectMany(value => (value ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (!Vocabulary.Services.TryRecognise(Shortened(written), out var service))
            {
                return Problem.BadRequest("unknown_service", $"« {Shortened(written)} » n'est pas un service du standard national.", "services");
            }

            services.Add(service);
        }

        HubId? hub = null;
        if (query["hub"].ToString() is { Length: > 0 } alias)
        {
            if (!HubId.TryParse(alias, out var parsed))
            {
                return Problem.BadRequest("invalid_hub", "Ce n'est pas l'identifiant d'un hub.", "hub");
            }

            hub = parsed;
        }

        var departement = query["departement"].ToString();
        if (departement.Length > 3 || departement.Any(c => !char.IsAsciiLetterOrDigit(c)))
        {
            return Problem.BadRequest("invalid_departement", "Ce n'est pas le code d'un département.", "departement");
        }

        request = new SearchRequest(text.Length == 0 ? null : text, near, radius, [.. services], hub, departement.Length == 0 ? null : departement);
        return null;
    }

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
