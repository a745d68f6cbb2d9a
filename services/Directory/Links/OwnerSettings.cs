using System.Text.Json.Serialization;
using HubsPlatform.Directory.Quality;
using HubsPlatform.ServiceDefaults.Database;

namespace HubsPlatform.Directory.Links;

/// <summary>How a hub deals with those who run its places.</summary>
/// <param name="Corrections"><c>direct</c>: published at once; <c>moderated</c>: the hub looks at them first.</param>
/// <param name="Automatic">Reminders go out by themselves.</param>
/// <param name="Level">The freshness from which on they do: a-surveiller, a-verifier or a-actualiser.</param>
/// <param name="EveryDays">Nobody is reminded of a place more often, 30 to 730.</param>
/// <param name="ReplyTo">Where answers to reminders go; null: nowhere that is read.</param>
/// <param name="Version">0 before the first setting.</param>
public sealed record OwnerSettings(string Corrections, bool Automatic, string Level, int EveryDays, string? ReplyTo, long Version)
{
    public const string Direct = "direct";
    public const string Moderated = "moderated";
    public const int FewestDays = 30;
    public const int MostDays = 730;

    /// <summary>Who reads the mailbox that the place itself publishes knows the place; every change stands in its history and is undone by a click. By themselves mails go out only where a hub wants it.</summary>
    public static OwnerSettings Default { get; } = new(Direct, false, Freshness.ToCheck, 90, null, 0);

    [JsonIgnore]
    public bool IsDirect => Corrections == Direct;

    public static async Task<OwnerSettings> ReadAsync(HubTransaction transaction, CancellationToken stop) =>
        await transaction.QuerySingleOrDefaultAsync<OwnerSettings>(
            "select corrections, automatic, level, every_days, reply_to, version from reminder_settings where hub_id = @hub", new { hub = transaction.Hub!.Value.Alias }, stop) ?? Default;
}
