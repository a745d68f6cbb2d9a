using System.Globalization;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.Memberships;

/// <summary>Reads and writes memberships.</summary>
internal static class MembershipStore
{
    public static Task<NetworkMembership?> FindAsync(HubTransaction transaction, Guid id, DateOnly today, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<NetworkMembership>(
            $"select {NetworkMembership.Columns} from {NetworkMembership.From} where m.hub_id = @hub and m.id = @id", new { hub = Hub(transaction), id, today }, stop);

    /// <summary>Locks the structure, so that of two periods that are added at once the second sees the first. The table refuses overlaps in any case.</summary>
    /// <returns>Whether the hub has it.</returns>
    public static Task<bool> LockStructureAsync(HubTransaction transaction, Guid structure, CancellationToken stop) =>
        transaction.QuerySingleOrDefaultAsync<bool>(
            "select true from structures where hub_id = @hub and id = @structure and active for no key update", new { hub = Hub(transaction), structure }, stop);

    /// <summary>A structure is one thing at a time in a network.</summary>
    public static async Task<ProblemHttpResult?> OverlapAsync(HubTransaction transaction, Guid structure, Guid? self, MembershipForm form, CancellationToken stop)
    {
        var other = await transaction.QuerySingleOrDefaultAsync<Period>(
            """
            select starts_on, ends_on from memberships
            where hub_id = @hub and structure_id = @structure and id is distinct from @self and daterange(starts_on, ends_on, '[]') && daterange(@StartsOn, @EndsOn, '[]')
            order by starts_on limit 1
            """,
            new { hub = Hub(transaction), structure, self, form.StartsOn, form.EndsOn }, stop);
        if (other is null)
        {
            return null;
        }

        var until = other.EndsOn is { } end ? $"au {Day(end)}" : "sans fin indiquée";
        return Problem.Of(
            StatusCodes.Status409Conflict, "membership_overlaps", $"La structure est déjà dans le réseau du {Day(other.StartsOn)} {until} : terminez ou corrigez d'abord cette période.",
            [new FieldError("startsOn", "membership_overlaps", $"La structure est déjà dans le réseau du {Day(other.StartsOn)} {until}.")]);
    }

    public static ProblemHttpResult Missing() => Problem.NotFound("membership_not_found", "Cette adhésion n'existe pas dans ce hub.");

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Hub(HubTransaction transaction) => transaction.Hub!.Value.Alias;

    private sealed class Period
    {
        public DateOnly StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }
    }
}
