using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.Problems;

/// <summary>Turns what no handler answered (an exception, an empty 4xx) into problem details with a code.</summary>
internal sealed partial class ProblemPages(ILogger<ProblemPages> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken stop)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var answer = exception switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.PayloadTooLarge("body_too_large", "Le corps de la requête dépasse la taille permise."),
            BadHttpRequestException malformed => Problem.Of(malformed.StatusCode, "malformed_request", "La requête est mal formée : un champ manque ou n'a pas la forme attendue."),
            // The framework takes an encoding that nobody knows for a bug of the program.
            InvalidOperationException when HasUnknownEncoding(context.Request) => Problem.UnsupportedMediaType("unsupported_media_type", "L'encodage que l'en-tête Content-Type annonce n'est pas connu : envoyez de l'UTF-8."),
            // Text that PostgreSQL cannot hold: a NUL character or half a surrogate pair.
            PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } => Problem.BadRequest("invalid_text", "Le texte contient un caractère qui ne peut pas être enregistré."),
            NpgsqlException { IsTransient: true } => Unavailable(context),
            TimeoutException => Unavailable(context),
            _ => null,
        };
        if (answer is null)
        {
            LogUnexpected(logger, exception, context.Request.Path);
            answer = Problem.Of(StatusCodes.Status500InternalServerError, "unexpected", "Une erreur inattendue s'est produite. Elle a été enregistrée.");
        }

        await answer.ExecuteAsync(context);
        return true;
    }

    private static bool HasUnknownEncoding(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue && type.Encoding is null;

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Problem.Of(StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "Le service ne répond pas pour le moment. Réessayez dans quelques secondes.");
    }

    public static Task AnswerEmptyStatusAsync(StatusCodeContext context)
    {
        var (code, detail) = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => ("malformed_request", "La requête est mal formée : un champ manque ou n'a pas la forme attendue."),
            StatusCodes.Status401Unauthorized => ("authentication_required", "Connectez-vous pour continuer."),
            StatusCodes.Status403Forbidden => ("forbidden", "Vous n'avez pas le droit de faire cela."),
            StatusCodes.Status404NotFound => ("not_found", "Cette adresse n'existe pas."),
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", "Cette adresse n'accepte pas cette méthode."),
            StatusCodes.Status413PayloadTooLarge => ("body_too_large", "Le corps de la requête dépasse la taille permise."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported_media_type", "Ce type de contenu n'est pas lu ici."),
            var status => ($"http_{status}", "La requête n'a pas abouti."),
        };
        return Problem.Of(context.HttpContext.Response.StatusCode, code, detail).ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(LogLevel.Error, "Unexpected error at {Path}")]
    private static partial void LogUnexpected(ILogger logger, Exception exception, string path);
}

/// <summary>Registration of problem details.</summary>
public static class ProblemPagesExtensions
{
    /// <summary>Exceptions become problem details; the details of a bug stay in the log.</summary>
    public static IServiceCollection AddProblemPages(this IServiceCollection services) =>
        services.AddProblemDetails().AddExceptionHandler<ProblemPages>();

    /// <summary>Goes first in the pipeline.</summary>
    public static IApplicationBuilder UseProblemPages(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = static _ => true })
            .UseStatusCodePages(ProblemPages.AnswerEmptyStatusAsync);
}
