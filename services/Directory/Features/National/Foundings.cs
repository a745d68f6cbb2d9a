using System.Security.Cryptography;
using System.Text.Json;
using HubsPlatform.Directory.Programme;
using HubsPlatform.ServiceDefaults.Audit;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HubsPlatform.Directory.Features.National;

/// <summary>How far the founding of each hub has come.</summary>
public sealed class Foundings(HubDatabase database, HubRegister register, TimeProvider clock)
{
    /// <summary>Declares the hub, or finds that the same request did so before.</summary>
    internal async Task<(Founding Founding, ProblemHttpResult? Refusal)> DeclareAsync(HubDeclaration hub, AdministratorRequest administrator, Actor actor, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(new HubId(hub.Alias), stop);
        // Two equal requests at once: the second waits here and finds what the first did.
        await transaction.ExecuteAsync("select pg_advisory_xact_lock(hashtext('founding:' || @Alias))", new { hub.Alias }, stop);
        if (await transaction.QuerySingleOrDefaultAsync<Founding>("select * from national.foundings where hub = @Alias", new { hub.Alias }, stop) is { } known)
        {
            return (known, Differs(known, hub, administrator));
        }

        if (await transaction.QuerySingleOrDefaultAsync<string>("select name from open.hubs where alias = @Alias or name = @Name limit 1", new { hub.Alias, hub.Name }, stop) is { } name)
        {
            return (Founding.New, Problem.Conflict("hub_exists", $"Cet identifiant ou ce nom est déjà pris par « {name} »."));
        }

        var held = await register.DeclareAsync(transaction, hub, actor, stop);
        if (held.Count > 0)
        {
            var words = string.Join(", ", held.Select(part => $"{(part.Kind == "epci" ? "l'EPCI" : "le département")} {part.Code} ({part.HubName}, {part.Hub})"));
            return (Founding.New, Problem.Of(
                StatusCodes.Status409Conflict, "territory_held", $"Une partie de ce territoire a déjà son hub : {words}.",
                held.Select(part => new FieldError($"territory.{part.Kind}s", "territory_held", $"{part.Code} : {part.HubName} ({part.Hub})"))));
        }

        await transaction.ExecuteAsync(
            "insert into national.foundings (hub, declaration_hash, step, started_at) values (@Alias, @hash, 'declared', @now)",
            new { hub.Alias, hash = HashOf(hub), now = clock.GetUtcNow() }, stop);
        await transaction.CommitAsync(stop);
        return (Founding.New, null);
    }

    internal async Task OnboardedAsync(HubDeclaration hub, AdministratorRequest administrator, string userName, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(stop);
        await transaction.ExecuteAsync(
            "update national.foundings set step = case step when 'declared' then 'onboarded' else step end, administrator = @userName, administrator_hash = @hash where hub = @Alias",
            new { hub.Alias, userName, hash = HashOf(administrator.Details) }, stop);
        await transaction.CommitAsync(stop);
    }

    internal async Task CompleteAsync(HubDeclaration hub, Actor actor, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(new HubId(hub.Alias), stop);
        var isFirst = await transaction.ExecuteAsync(
            "update national.foundings set step = 'completed', completed_at = @now where hub = @Alias and step <> 'completed'",
            new { hub.Alias, now = clock.GetUtcNow() }, stop) == 1;
        await transaction.AuditAsync(actor, isFirst ? "hub.founded" : "hub.founding-repeated", $"hubs/{hub.Alias}", stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>While the founding is under way the administrator may still be corrected; the territory may not.</summary>
    private static ProblemHttpResult? Differs(Founding known, HubDeclaration hub, AdministratorRequest administrator) =>
        known.DeclarationHash.AsSpan().SequenceEqual(HashOf(hub)) && (!known.IsCompleted || known.AdministratorHash.AsSpan().SequenceEqual(HashOf(administrator.Details)))
            ? null
            : Problem.Conflict("hub_exists", known.IsCompleted
                ? "Ce hub existe déjà."
                : "La création de ce hub a commencé avec d'autres données. Reprenez-la avec les mêmes nom, territoire, missions et consortium.");

    private static byte[] HashOf<T>(T request) => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request));
}

internal sealed class Founding
{
    public static Founding New { get; } = new();

    public byte[] DeclarationHash { get; init; } = [];
    public byte[]? AdministratorHash { get; init; }
    public string Step { get; init; } = "declared";

    public bool IsCompleted => Step == "completed";
}
