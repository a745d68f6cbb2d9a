using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using HubsPlatform.ServiceDefaults.Database;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Problems;
using HubsPlatform.ServiceDefaults.Tenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HubsPlatform.ServiceDefaults.Idempotency;

/// <summary>
/// The header <c>Idempotency-Key</c> on creations: the same key and body again get the first answer again, for 24 hours,
/// per hub and caller. Another body is 422 <c>idempotency_key_reused</c>, a first request still under way 409
/// <c>idempotency_key_in_use</c>. Answers of 5xx are not kept: the caller may try again.
/// </summary>
public static class IdempotencyKeys
{
    private const int LongestKey = 200;

    /// <summary>Honours the header on this endpoint, whose body is JSON or absent.</summary>
    public static TBuilder WithIdempotencyKey<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder =>
        {
            var inner = builder.RequestDelegate!;
            builder.RequestDelegate = call => RunOnceAsync(call, inner);
        });
        return endpoint;
    }

    private static async Task RunOnceAsync(HttpContext call, RequestDelegate inner)
    {
        var key = call.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
        {
            await inner(call);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Problem.BadRequest("idempotency_key_too_long", $"L'en-tête Idempotency-Key compte au plus {LongestKey} caractères.").ExecuteAsync(call);
            return;
        }

        var store = new IdempotencyStore(
            (HubDatabase)call.RequestServices.GetService(typeof(HubDatabase))!,
            HubId.TryParse(call.GetRouteValue("hub") as string, out var hub) ? hub : HubId.National,
            Callers.ActorOf(call.User).Subject,
            key);
        var hash = await HashAsync(call.Request, call.RequestAborted);
        if (await store.ReserveAsync(hash, call.RequestAborted) is { } earlier)
        {
            await AnswerAgainAsync(call, earlier, hash);
            return;
        }

        await RecordAsync(call, inner, store);
    }

    /// <summary>Over the method, the path and the body: one key cannot mean two things.</summary>
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken stop)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, stop)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static Task AnswerAgainAsync(HttpContext call, KeptAnswer earlier, byte[] hash)
    {
        if (!earlier.RequestHash.AsSpan().SequenceEqual(hash))
        {
            return Problem.Unprocessable("idempotency_key_reused", "Cette clé Idempotency-Key a déjà servi pour une autre demande. Choisissez-en une nouvelle.").ExecuteAsync(call);
        }

        if (earlier.Status is not { } status)
        {
            call.Response.Headers.RetryAfter = "1";
            return Problem.Conflict("idempotency_key_in_use", "La première demande avec cette clé est encore en cours. Réessayez dans un instant.").ExecuteAsync(call);
        }

        call.Response.StatusCode = status;
        call.Response.ContentType = earlier.ContentType;
        call.Response.Headers.Location = earlier.Location;
        call.Response.Headers.ETag = earlier.Etag;
        call.Response.Headers["Idempotency-Replayed"] = "true";
        return earlier.Body is { Length: > 0 } body ? call.Response.Body.WriteAsync(body, call.RequestAborted).AsTask() : Task.CompletedTask;
    }

    private static async Task RecordAsync(HttpContext call, RequestDelegate inner, IdempotencyStore store)
    {
        var wire = call.Response.Body;
        using var copy = new MemoryStream();
        call.Response.Body = copy;
        try
        {
            await inner(call);
        }
        catch
        {
            call.Response.Body = wire;
            await store.ForgetAsync();
            throw;
        }

        call.Response.Body = wire;
        // The request did its work: the answer is kept even when the caller has left.
        if (call.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            await store.ForgetAsync();
        }
        else
        {
            await store.KeepAsync(call.Response, copy.ToArray());
        }

        copy.Position = 0;
        await copy.CopyToAsync(wire, call.RequestAborted);
    }
}
