using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.ServiceDefaults.Problems;

/// <summary>One field that is wrong.</summary>
/// <param name="Field">Name of the field as the caller wrote it, camelCase.</param>
/// <param name="Code">What a client can test.</param>
/// <param name="Message">What is wrong and how to mend it, in French.</param>
public sealed record FieldError(string Field, string Code, string Message);

/// <summary>
/// Expected failures as RFC 9457 problem details. Each has a <c>code</c> in snake_case that a client can test and a
/// French sentence for people that says the remedy.
/// </summary>
public static class Problem
{
    /// <summary>400: the request cannot be understood.</summary>
    public static ProblemHttpResult BadRequest(string code, string detail, string? field = null) =>
        Of(StatusCodes.Status400BadRequest, code, detail, field is null ? null : [new FieldError(field, code, detail)]);

    /// <summary>403: known, but without the right.</summary>
    public static ProblemHttpResult Forbidden(string code, string detail) => Of(StatusCodes.Status403Forbidden, code, detail);

    /// <summary>404: nothing there, or nothing that this caller may know of.</summary>
    public static ProblemHttpResult NotFound(string code, string detail) => Of(StatusCodes.Status404NotFound, code, detail);

    /// <summary>409: the state of things forbids it.</summary>
    public static ProblemHttpResult Conflict(string code, string detail) => Of(StatusCodes.Status409Conflict, code, detail);

    /// <summary>412: the record changed since the caller read it.</summary>
    public static ProblemHttpResult PreconditionFailed(string code = "version_outdated", string detail = "Cet enregistrement a changé depuis votre lecture. Relisez-le, puis recommencez.") =>
        Of(StatusCodes.Status412PreconditionFailed, code, detail);

    /// <summary>413: more than the limit.</summary>
    public static ProblemHttpResult PayloadTooLarge(string code, string detail) => Of(StatusCodes.Status413PayloadTooLarge, code, detail);

    /// <summary>415: not a kind of content that is read here.</summary>
    public static ProblemHttpResult UnsupportedMediaType(string code, string detail) => Of(StatusCodes.Status415UnsupportedMediaType, code, detail);

    /// <summary>422: understood, but fields break rules.</summary>
    public static ProblemHttpResult Unprocessable(string code, string detail, IEnumerable<FieldError>? errors = null) =>
        Of(StatusCodes.Status422UnprocessableEntity, code, detail, errors);

    /// <summary>Any other status.</summary>
    public static ProblemHttpResult Of(int status, string code, string detail, IEnumerable<FieldError>? errors = null)
    {
        var problem = new ProblemDetails { Status = status, Title = TitleOf(status), Detail = detail };
        problem.Extensions["code"] = code;
        if (errors?.ToArray() is { Length: > 0 } list)
        {
            problem.Extensions["errors"] = list;
        }

        return TypedResults.Problem(problem);
    }

    private static string TitleOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Requête incorrecte",
        StatusCodes.Status401Unauthorized => "Connexion nécessaire",
        StatusCodes.Status403Forbidden => "Droit insuffisant",
        StatusCodes.Status404NotFound => "Introuvable",
        StatusCodes.Status405MethodNotAllowed => "Méthode non prévue",
        StatusCodes.Status409Conflict => "Conflit",
        StatusCodes.Status412PreconditionFailed => "Version dépassée",
        StatusCodes.Status413PayloadTooLarge => "Trop volumineux",
        StatusCodes.Status415UnsupportedMediaType => "Format non pris en charge",
        StatusCodes.Status422UnprocessableEntity => "Données refusées",
        StatusCodes.Status428PreconditionRequired => "Version nécessaire",
        StatusCodes.Status429TooManyRequests => "Trop de requêtes",
        StatusCodes.Status503ServiceUnavailable => "Service momentanément indisponible",
        _ => status >= 500 ? "Erreur interne" : "Erreur",
    };
}
