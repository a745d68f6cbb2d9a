using System.Reflection;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Features.Imports;

/// <summary>Whose imports an address is about: one hub's, or the operator's national ones (which the hub <c>national</c> keeps).</summary>
public sealed record ImportScope(HubId Hub, string Kind, Actor Actor)
{
    public const string OfHub = "hub";
    public const string National = "national";

    public string Path => Kind == National ? "/api/directory/national/imports" : $"/api/directory/hubs/{Hub}/imports";

    /// <summary>Binds a handler's parameter in a hub group or a national group.</summary>
    public static async ValueTask<ImportScope> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (context.GetRouteValue("hub") is null)
        {
            var national = await OperatorContext.BindAsync(context, parameter);
            return new ImportScope(HubId.National, National, national.Actor);
        }

        var hub = await HubContext.BindAsync(context, parameter);
        return new ImportScope(hub.Hub, OfHub, hub.Actor);
    }
}
