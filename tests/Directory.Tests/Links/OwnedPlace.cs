using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubsPlatform.Directory.Links;
using HubsPlatform.Directory.Standard;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Links;

/// <summary>A place with an address of its own, a link to it, and what its owner does with that.</summary>
internal sealed class OwnedPlace(DirectoryFactory directory, Guid id, string source, string address)
{
    public const string Hub = "/api/directory/hubs/mednum-bfc";

    private const string Open = "/api/directory/place-links";

    public Guid Id => id;

    public string Source => source;

    public string Address => address;

    public string Token { get; private set; } = "";

    public static async Task<OwnedPlace> WriteAsync(DirectoryFactory directory, Func<PlaceDraft, PlaceDraft>? change = null)
    {
        var (source, address) = ($"owner-{Guid.CreateVersion7():n}", $"lieu-{Guid.CreateVersion7():n}@mairie.example");
        var draft = directory.Place("1", "Maison du lien", "21231", 47.32, 5.04, "Utilisation sécurisée du numérique") with
        {
            Courriels = [address],
            Telephone = "+33380000009",
            DateMaj = new DateOnly(2025, 1, 2),
        };
        var place = (await directory.WriteAsync("mednum-bfc", source, change is null ? draft : change(draft)))[0].PlaceId;
        var owned = new OwnedPlace(directory, place, source, address);
        owned.Token = await owned.LinkAsync();
        return owned;
    }

    /// <summary>As a reminder would have it.</summary>
    public async Task<string> LinkAsync(bool isBound = true)
    {
        var (link, hash, expires) = (Guid.CreateVersion7(), isBound ? AddressHash.Of(address) : null, DateTimeOffset.Parse("2099-01-01T00:00:00Z"));
        await directory.AskAsync<int>(
            "with made as (insert into place_links (hub_id, id, place_id, address_hash, created_at, created_by, expires_at) values ('mednum-bfc', @link, @id, @hash, now(), 'test', @expires) returning 1) select count(*)::int from made",
            new { link, id, hash, expires });
        return directory.Services.GetRequiredService<LinkSigner>().Sign(new SignedLink(LinkPurpose.Place, link, id, hash ?? new byte[AddressHash.Length], expires));
    }

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> PostAsync(string what, object body) => directory.Anonymous().SendAsync(HttpMethod.Post, $"{Open}/{what}", body);

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> ReadAsync() => PostAsync("read", new { token = Token });

    public async Task<JsonElement> OpenedAsync()
    {
        var (status, body, _) = await ReadAsync();
        status.ShouldBe(HttpStatusCode.OK, body.ToString());
        return body;
    }

    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> ConfirmAsync(long version) => PostAsync("confirm", new { token = Token, version });

    /// <summary>Sends the form back as it was shown, with these fields changed.</summary>
    public Task<(HttpStatusCode Status, JsonElement Body, string? ETag)> CorrectAsync(JsonElement opened, params (string Field, JsonNode? Value)[] changes)
    {
        var place = JsonNode.Parse(opened.GetProperty("place").GetRawText())!.AsObject();
        foreach (var (field, value) in changes)
        {
            place[field] = value;
        }

        return PostAsync("correct", new { token = Token, version = opened.GetProperty("version").GetInt64(), place });
    }
}
