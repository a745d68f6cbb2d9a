using System.Globalization;
using System.Reflection;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.ServiceDefaults.Concurrency;

/// <summary>Entity tags of records that carry a version.</summary>
public static class ETags
{
    /// <summary>The tag of a version, for example <c>"7"</c> with its quotes.</summary>
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Sets the header ETag of the answer.</summary>
    public static void SetETag(this HttpResponse response, long version) => response.Headers.ETag = Of(version);
}

/// <summary>The header If-Match: the version of the record that the caller read.</summary>
/// <param name="Version">Null where the header is absent or <c>*</c>.</param>
/// <param name="IsPresent">The header was sent.</param>
public sealed record IfMatch(long? Version, bool IsPresent)
{
    /// <summary>Binds a handler's parameter. An unreadable tag matches no version.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var text = context.Request.Headers.IfMatch.ToString().Trim();
        IfMatch header = text switch
        {
            "" => new(null, false),
            "*" => new(null, true),
            _ => new(long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1, true),
        };
        return ValueTask.FromResult(header);
    }

    /// <summary>428 where the caller did not say which version it changes, else null.</summary>
    public ProblemHttpResult? Required() => IsPresent
        ? null
        : Problem.Of(StatusCodes.Status428PreconditionRequired, "if_match_required", "Indiquez la version que vous modifiez dans l'en-tête If-Match (valeur de ETag à la lecture).");

    /// <summary>The caller's version is the current one.</summary>
    public bool Fits(long current) => Version is null || Version == current;
}
