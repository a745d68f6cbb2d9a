using System.Net;
using HubsPlatform.Portal.Clients;
using HubsPlatform.Portal.Resources;
using HubsPlatform.Portal.Web;
using Microsoft.AspNetCore.Mvc;

namespace HubsPlatform.Portal.Pages.Hubs;

/// <summary>What a hub gives to others: its map for their sites, its places as open data.</summary>
public sealed class PublicationModel(Texts texts) : WorkspacePage
{
    private static readonly (string Format, string File)[] Formats =
        [("csv", "lieux.csv"), ("json", "lieux.json"), ("geojson", "lieux.geojson"), ("xlsx", "lieux.xlsx"), ("structures", "structures.json"), ("services", "services.json")];

    public string MapAddress => Url.PageLink("/Carte", values: new { hub = Hub })!;

    public string Frame => $"""<iframe src="{WebUtility.HtmlEncode(MapAddress)}" title="{MapTitle}" width="100%" height="800" style="border:0" loading="lazy"></iframe>""";

    /// <summary>Readers without scripts get the link.</summary>
    public string Element => $"""
        <script src="{Site}/embed/hubs-carte.js" async></script>
        <hubs-carte hub="{Hub}" height="800px"{(Request.PathBase.HasValue ? " lang=\"en\"" : "")}><a href="{WebUtility.HtmlEncode(MapAddress)}">{MapTitle}</a></hubs-carte>
        """;

    public IEnumerable<(string Format, string Address)> Files => Formats.Select(format => (format.Format, $"/api/directory/open-data/{format.File}".With(("hub", Hub))));

    private string MapTitle => WebUtility.HtmlEncode(texts["map.titleOf", HubName]);

    private string Site => $"{Request.Scheme}://{Request.Host}";
}
