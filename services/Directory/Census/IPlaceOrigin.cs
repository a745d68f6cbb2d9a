using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;

namespace HubsPlatform.Directory.Census;

/// <summary>Where a place may have been before it came into a hub: another hub's census.</summary>
public interface IPlaceOrigin
{
    /// <summary>Which records of the source another hub has.</summary>
    /// <param name="hub">The hub that does not have them.</param>
    /// <param name="sourceIds">Ids of the source's records.</param>
    Task<IReadOnlySet<string>> FindAsync(HubId hub, IReadOnlyCollection<string> sourceIds);

    /// <summary>Brings found records into the transaction's hub, in this transaction; they keep their ids.</summary>
    Task BringAsync(HubTransaction transaction, IReadOnlySet<string> sourceIds, Actor actor, CancellationToken stop);
}
