using HubsPlatform.Directory.Handover;
using HubsPlatform.Directory.Onboarding;
using HubsPlatform.Directory.Territories;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.National;

/// <summary>
/// POST /api/directory/national/hubs: a new hub takes over its territory, gets its place in the identity provider with its first
/// administrator, then the places of its territory. The alias is the key of the request: sent again after a failure it
/// goes on, sent again afterwards it answers the same hub. (An Idempotency-Key may come along; it is not kept, since the
/// answer holds a temporary password that is stored nowhere.)
/// </summary>
public static class FoundHub
{
    internal static async Task<Results<Created<FoundedHub>, Ok<FoundedHub>, ProblemHttpResult>> Handle(
        FoundHubRequest request, OperatorContext op, OfficialCode code, Foundings foundings, IOnboarding onboarding, TerritoryHandover handover, CancellationToken stop)
    {
        var (hub, errors) = request.Check(code);
        if (hub is null)
        {
            return Problem.Unprocessable("invalid_hub", "Ce hub ne peut pas être créé ainsi : corrigez les champs indiqués.", errors);
        }

        var administrator = request.Administrator!;
        var (founding, refusal) = await foundings.DeclareAsync(hub, administrator, op.Actor, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        OnboardedAdministrator onboarded;
        try
        {
            onboarded = await onboarding.OnboardAsync(new NewHub(hub.Alias, hub.Name, administrator.Details), stop);
        }
        catch (OnboardingException failure)
        {
            return Refused(failure);
        }

        await foundings.OnboardedAsync(hub, administrator, onboarded.UserName, stop);
        var moved = await handover.FoundAsync(new(hub.Alias), op.Actor, stop);
        await foundings.CompleteAsync(hub, op.Actor, stop);
        var answer = new FoundedHub(hub.Alias, hub.Name, hub.Departements, hub.Epcis, hub.Missions, hub.Consortium, onboarded, moved);
        return founding.IsCompleted ? TypedResults.Ok(answer) : TypedResults.Created($"/api/directory/national/hubs/{hub.Alias}", answer);
    }

    private static ProblemHttpResult Refused(OnboardingException failure) => failure.Failure switch
    {
        OnboardingFailure.NameTaken => Problem.Conflict("hub_name_taken", failure.Message),
        OnboardingFailure.InvalidAlias => Problem.Unprocessable("invalid_hub", failure.Message, [new FieldError("alias", "invalid_alias", failure.Message)]),
        OnboardingFailure.AdministratorOutOfReach => Problem.Unprocessable("invalid_hub", failure.Message, [new FieldError("administrator.email", "administrator_out_of_reach", failure.Message)]),
        OnboardingFailure.AdministratorRefused => Problem.Unprocessable("invalid_hub", failure.Message, [new FieldError("administrator", "administrator_refused", failure.Message)]),
        _ => Problem.Of(StatusCodes.Status503ServiceUnavailable, "onboarding_unavailable", $"{failure.Message} Le territoire est réservé : envoyez la même demande à nouveau pour continuer."),
    };
}

/// <param name="Administrator">Who runs the hub first; the temporary password, if any, is told this once.</param>
/// <param name="Moved">What the hub took over from the hubs that had its territory.</param>
public sealed record FoundedHub(
    string Alias, string Name, IReadOnlyList<string> Departements, IReadOnlyList<string> Epcis, IReadOnlyList<string> Missions, IReadOnlyList<string> Consortium,
    OnboardedAdministrator Administrator, HandedOver Moved);
