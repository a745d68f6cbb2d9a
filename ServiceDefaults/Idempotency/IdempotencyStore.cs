using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Http;

namespace HubsPlatform.ServiceDefaults.Idempotency;

/// <summary>The answer that a key stands for; no status while the first request is under way.</summary>
internal sealed record KeptAnswer(byte[] RequestHash, int? Status, string? ContentType, string? Location, string? Etag, byte[]? Body);

/// <summary>Where the answers of one caller's key are kept.</summary>
internal sealed class IdempotencyStore(HubDatabase database, HubId hub, string subject, string key)
{
    private object Key => new { hub = hub.Alias, subject, key };

    /// <summary>Takes the key for this request.</summary>
    /// <returns>What is kept under it already, null when it was free.</returns>
    public async Task<KeptAnswer?> ReserveAsync(byte[] hash, CancellationToken stop)
    {
        await using var transaction = await database.BeginAsync(hub, stop);
        // A request whose process died leaves a row without an answer: after a minute it counts as never made.
        await transaction.ExecuteAsync(
            """
            delete from platform.idempotency_keys
            where hub_id = @hub and (created_at < now() - interval '24 hours' or (status is null and created_at < now() - interval '1 minute'))
            """,
            Key,
            stop);
        var isFree = await transaction.ExecuteAsync(
            "insert into platform.idempotency_keys (hub_id, subject, key, request_hash) values (@hub, @subject, @key, @hash) on conflict do nothing",
            new { hub = hub.Alias, subject, key, hash },
            stop) == 1;
        var earlier = isFree
            ? null
            : await transaction.QuerySingleOrDefaultAsync<KeptAnswer>(
                "select request_hash, status, content_type, location, etag, body from platform.idempotency_keys where hub_id = @hub and subject = @subject and key = @key",
                Key,
                stop);
        await transaction.CommitAsync(stop);
        return earlier;
    }

    public async Task KeepAsync(HttpResponse response, byte[] body)
    {
        await using var transaction = await database.BeginAsync(hub);
        await transaction.ExecuteAsync(
            """
            update platform.idempotency_keys set status = @status, content_type = @type, location = @location, etag = @etag, body = @body
            where hub_id = @hub and subject = @subject and key = @key
            """,
            new { hub = hub.Alias, subject, key, status = response.StatusCode, type = response.ContentType, location = (string?)response.Headers.Location, etag = (string?)response.Headers.ETag, body });
        await transaction.CommitAsync();
    }

    public async Task ForgetAsync()
    {
        await using var transaction = await database.BeginAsync(hub);
        await transaction.ExecuteAsync("delete from platform.idempotency_keys where hub_id = @hub and subject = @subject and key = @key and status is null", Key);
        await transaction.CommitAsync();
    }
}
