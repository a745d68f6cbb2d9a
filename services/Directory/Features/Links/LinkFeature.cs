using HubsPlatform.Directory.Links;

namespace HubsPlatform.Directory.Features.Links;

/// <summary>What whoever holds a signed link may do, without an account. The token is in the body of each request, never in its address.</summary>
public static class LinkFeature
{
    public static void AddLinks(this IServiceCollection services)
    {
        services.AddOptions<SignedLinkOptions>().BindConfiguration(SignedLinkOptions.Section);
        services.AddSingleton<LinkSigner>();
        services.AddSingleton<LinkAddresses>();
        services.AddSingleton<LinkedPlaces>();
        services.AddSingleton<OwnerWriter>();
        services.AddSingleton<OwnerReports>();
        services.AddSingleton<CorrectPlace>();
    }

    public static void MapLinks(this RouteGroupBuilder open)
    {
        var links = open.MapGroup("/place-links").WithTags("Liens signés");
        links.MapPost("/read", ReadPlaceLink.Handle).WithSummary("Le lieu d'un lien signé ; ne change rien");
        links.MapPost("/confirm", ConfirmPlace.Handle).WithSummary("Confirme le lieu");
        links.MapPost("/correct", CorrectPlace.Handle).WithSummary("Corrige le lieu");
        links.MapPost("/close", ClosePlace.Handle).WithSummary("Dit que le lieu est fermé définitivement");
        links.MapPost("/refusal", RefuseReminders.Handle).WithSummary("Refuse les relances, ou les accepte de nouveau");
    }
}
