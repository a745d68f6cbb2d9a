using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HubsPlatform.ServiceDefaults.HubAccess;

/// <summary>
/// What a refused caller is told. A hub in which the caller has no role, an unknown hub and the operator's addresses all look
/// as if nothing were there. Every denial of someone who is signed in is written down.
/// </summary>
internal sealed partial class DenialAnswers(ILogger<DenialAnswers> logger) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            await _usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }

        await NoteAsync(context);
        var failed = authorizeResult.AuthorizationFailure?.FailedRequirements.ToArray() ?? [];
        var answer = failed switch
        {
            _ when failed.OfType<MemberOfHub>().Any() => Problem.NotFound("hub_not_found", "Ce hub n'existe pas, ou vous n'y avez pas de rôle."),
            _ when failed.OfType<NationalOperator>().Any() => Problem.NotFound("not_found", "Cette adresse n'existe pas."),
            _ when failed.OfType<RoleInHub>().FirstOrDefault() is { } role => Problem.Forbidden("role_required", $"Il faut l'un de ces rôles dans ce hub : {string.Join(", ", role.AnyOf)}."),
            _ => Problem.Forbidden("forbidden", "Vous n'avez pas le droit de faire cela."),
        };
        await answer.ExecuteAsync(context);
    }

    private async Task NoteAsync(HttpContext context)
    {
        if (context.RequestServices.GetService<HubDatabase>() is not { } database)
        {
            return;
        }

        var hub = HubId.TryParse(context.GetRouteValue("hub") as string, out var named) ? named : HubId.National;
        try
        {
            await database.NoteDenialAsync(hub.Alias, context.User.FindFirst("sub")?.Value ?? "unknown", context);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            LogLostDenial(logger, failure, hub.Alias); // the caller is refused all the same
        }
    }

    [LoggerMessage(LogLevel.Error, "A denial in hub {Hub} could not be written to the audit trail")]
    private static partial void LogLostDenial(ILogger logger, Exception exception, string hub);
}
