using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HubsPlatform.Platform.Tests.Running;
using HubsPlatform.Testing;
using HubsPlatform.Testing.Browser;

namespace HubsPlatform.Platform.Tests;

/// <summary>A hub asks by mail, and whoever runs the place answers from the mail, through the gateway.</summary>
[Collection(PlatformCollection.Name)]
public sealed partial class ReminderTests(PlatformRun platform)
{
    [SkippableFact]
    public async Task The_mail_leads_to_a_page_where_a_button_confirms_the_place()
    {
        var address = $"relance-{Guid.CreateVersion7():n}@mairie.example";
        using var member = await platform.AsAsync("membre.mednum-bfc");
        using var created = await member.PostAsJsonAsync(
            "/api/directory/hubs/mednum-bfc/places",
            new { name = "Comptoir relancé", commune = "Dijon", postalCode = "21000", address = "7 rue de la Relance", emails = new[] { address }, updatedOn = "2024-01-01", services = new[] { "Utilisation sécurisée du numérique" } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var place = (await created.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("id").GetGuid();
        using var asked = await member.PostAsJsonAsync("/api/directory/hubs/mednum-bfc/reminders", new { place });
        asked.StatusCode.ShouldBe(HttpStatusCode.Accepted, await asked.Content.ReadAsStringAsync());

        var mail = "";
        await Eventually.TrueAsync(() => Task.FromResult((mail = MailTo(address)).Length > 0), () => "no mail was written", TimeSpan.FromMinutes(2));
        var link = Link().Match(mail).Value;
        link.ShouldStartWith($"{platform.Gateway.GetLeftPart(UriPartial.Authority)}/fiche?lien=");

        await using var chromium = await Chromium.LaunchAsync();
        var page = await chromium.OpenAsync(platform.Gateway);
        var response = (await page.GotoAsync(link))!;
        response.Headers["referrer-policy"].ShouldBe("no-referrer");
        await page.IsAccessibleAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Confirmer ces informations" }).ClickAsync();
        await page.GetByText("le lieu est confirmé").WaitForAsync();

        (await member.GetJsonAsync($"/api/directory/hubs/mednum-bfc/places/{place}"))["quality"]!.Text("freshness").ShouldBe("a-jour");
        (await member.GetJsonAsync($"/api/directory/hubs/mednum-bfc/places/{place}/history")).ToJsonString().ShouldContain("\"origin\":\"link\"");
    }

    /// <summary>As a reader's program shows it: lines that the transport broke are whole again (RFC 2045, quoted-printable).</summary>
    private string MailTo(string address)
    {
        var folder = new DirectoryInfo(Path.Combine(platform.Data, "mail"));
        var found = folder.Exists ? folder.GetFiles("*.eml").Select(file => File.ReadAllText(file.FullName)).FirstOrDefault(text => text.Contains(address, StringComparison.Ordinal)) ?? "" : "";
        return found.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://\S+/fiche\?lien=[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
