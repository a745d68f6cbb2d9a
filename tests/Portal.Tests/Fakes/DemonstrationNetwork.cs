using System.Net;
using System.Net.Http.Json;
namespace HubsPlatform.Portal.Tests.Fakes;

/// <summary>Structures, their memberships and the mediators of a hub as the directory gives them.</summary>
internal static class DemonstrationNetwork
{
    public const string City = "019302e0-0000-7000-8000-000000000001";
    public const string Union = "019302e0-0000-7000-8000-000000000002";
    public const string Merge = "019302e0-0000-7000-8000-000000000003";
    public const string Joined = "019302e0-0000-7000-8000-000000000004";
    public const string Person = "019302e0-0000-7000-8000-000000000005";

    private const string Root = "/api/directory/hubs/mednum-bfc";

    public static FakeServices WithNetwork(this FakeServices services) => services
        .Get($"{Root}/structures", new { items = new[] { Item(City, "Ville de Dijon", 12, "member"), Item(Union, "Fédération des centres sociaux", 0, null) }, next = "next-structures", total = 388 })
        .On(HttpMethod.Get, $"{Root}/structures/same", request => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(Same(request.RequestUri!.Query.Contains("status=distinct"))) }))
        .Get($"{Root}/structures/{City}", Structure(City, "Ville de Dijon"))
        .Get($"{Root}/structures/{Union}", Structure(Union, "Fédération des centres sociaux"))
        .Get($"{Root}/structures/{City}/memberships", new { items = new[] { Membership() }, next = (string?)null, total = 1 })
        .Get($"{Root}/structures/{City}/history", History)
        .Get($"{Root}/memberships/{Joined}", Membership())
        .Get($"{Root}/memberships/counts", new { lead = 1, founder = 4, member = 120, partner = 14, none = 249, charters = 88 })
        .Get($"{Root}/mediators", new { items = new[] { Mediator() }, next = (string?)null, total = 1 })
        .Get($"{Root}/mediators/{Person}", Mediator());

    private static object Same(bool isDistinct) => new
    {
        items = new[]
        {
            new
            {
                kept = new { id = City, name = "Ville de Dijon", places = 12 },
                other = new { id = Union, name = "VILLE DE DIJON", places = 1 },
                reasons = new[] { new { code = "same_name", text = "Le même nom, dans la même commune (Dijon)" } },
                decidedAt = isDistinct ? "2026-11-20T23:30:00Z" : null,
            },
        },
        next = (string?)null,
        total = 1,
    };

    public static object Structure(string id, string name, long version = 7, object? mergedInto = null) => new
    {
        id,
        name,
        nameGiven = true,
        nameOfPlaces = "MAIRIE DE DIJON",
        pivot = "21210231300010",
        pivotKind = "siret",
        kind = "commune",
        communeCode = "21231",
        communeName = "Dijon",
        departementCode = "21",
        contactFunction = "Mission numérique",
        contactPhone = "+33380270414",
        contactEmail = "numerique@dijon.example",
        website = "https://dijon.example/",
        byHand = false,
        active = mergedInto is null,
        parent = id == City ? new { id = Union, name = "Fédération des centres sociaux" } : null,
        mergedInto,
        children = id == Union ? new[] { new { id = City, name = "Ville de Dijon" } } : [],
        places = new[] { new { id = Demonstration.MediaLibrary, name = "Médiathèque Champollion", address = "14 rue Camille Claudel", postalCode = "21000", commune = "Dijon" } },
        placesTotal = id == City ? 1 : 0,
        mediators = 3,
        membership = id == City ? new { id = Joined, kind = "member", startsOn = "2019-06-24", endsOn = (string?)null, charterSignedOn = "2019-07-01" } : null,
        merges = new[] { new { id = Merge, structureId = "019302e0-0000-7000-8000-00000000000a", name = "CCAS de Dijon", mergedAt = "2026-11-20T10:00:00+00:00" } },
        version,
    };

    public static object Mediator(long version = 3) => new
    {
        id = Person,
        displayName = "Odile Médiatrice",
        email = "odile@dijon.example",
        status = "conseiller-numerique",
        structureId = City,
        structureName = "Ville de Dijon",
        departementCode = "21",
        lastContactOn = "2026-10-01",
        publicName = true,
        publicNameConsentOn = "2026-01-15",
        places = new[] { new { id = Demonstration.MediaLibrary, name = "Médiathèque Champollion" } },
        qualifications = new[] { new { pathId = Merge, pathName = "Aidants Connect", completedOn = "2026-05-04", hours = 7 } },
        version,
    };

    private static object Membership() => new
    {
        id = Joined,
        structureId = City,
        structureName = "Ville de Dijon",
        kind = "member",
        startsOn = "2019-06-24",
        endsOn = (string?)null,
        contactFunction = "Direction",
        charterSignedOn = "2019-07-01",
        state = "current",
        version = 2,
    };

    private static object History => new
    {
        items = new object[]
        {
            new { id = Merge, kind = "merged", other = new { id = Union, name = "CCAS de Dijon" }, subject = (string?)null, by = new { kind = "elsewhere", name = "National" }, changedAt = "2026-11-20T10:00:00+00:00", changes = Array.Empty<object>() },
            new
            {
                id = Joined, kind = "updated", other = (object?)null, subject = "0193", by = new { kind = "person", name = "camille" }, changedAt = "2026-11-19T10:00:00+00:00",
                changes = new object[] { new { field = "name", old = "MAIRIE DE DIJON", @new = "Ville de Dijon" }, new { field = "nameGiven", old = false, @new = true }, new { field = "kind", old = (string?)null, @new = "commune" } },
            },
        },
        next = (string?)null,
        total = 2,
    };

    private static object Item(string id, string name, int places, string? membership) =>
        new { id, name, pivot = "21210231300010", kind = "commune", communeName = "Dijon", departementCode = "21", places, mediators = 3, membership };
}
