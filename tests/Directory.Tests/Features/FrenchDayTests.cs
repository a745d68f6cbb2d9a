using HubsPlatform.Directory.Features.Mediators;
using HubsPlatform.Directory.Features.Places;
using HubsPlatform.Directory.Features.Timetables;
using HubsPlatform.Directory.Standard;
using HubsPlatform.Directory.Standard.Normalisation;
using HubsPlatform.Directory.Territories;
using HubsPlatform.OpeningHours.France;
using HubsPlatform.ServiceDefaults.HubAccess;
using HubsPlatform.ServiceDefaults.Tenancy;
using HubsPlatform.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>After eleven in the evening of Greenwich it is the next day in France, and still the day before in the Antilles.</summary>
[Collection(nameof(WholeDirectory))]
public sealed class FrenchDayTests(DirectoryFactory directory)
{
    private static readonly DateOnly Night = new(2026, 11, 23);

    /// <summary>Half past midnight in Paris, half past seven in the evening before in Guadeloupe.</summary>
    private static readonly TimeProvider Clock = new Standing(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("21", 23)]
    [InlineData("971", 22)]
    [InlineData("974", 23)]
    [InlineData("987", 22)]
    [InlineData(null, 23)]
    public void A_place_has_the_day_of_its_own_clock(string? departement, int day) => Clock.DayIn(departement).ShouldBe(new DateOnly(2026, 11, day));

    [Theory]
    [InlineData("mednum-bfc", "21231", 22, false)]
    [InlineData("mednum-bfc", "21231", 23, true)]
    [InlineData("antilles-guyane", "97105", 22, true)]
    [InlineData("antilles-guyane", "97105", 21, false)]
    public async Task A_closure_is_over_by_the_clock_of_the_place(string hub, string commune, int day, bool isTaken)
    {
        var place = (await directory.WriteAsync(hub, $"nuit-{Guid.NewGuid():n}", directory.Place("1", "Lieu de nuit", commune)))[0].PlaceId;
        var answer = await AddClosure.Handle(place, new ClosureForm(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, day), "Inventaire"), MemberOf(hub), directory.Hubs, Clock, default);
        (answer.Result is Created<Closure>).ShouldBe(isTaken);
    }

    [Fact]
    public async Task Forms_dates_and_names_of_files_are_of_the_French_day()
    {
        var findings = new Findings(strict: false);
        new PlaceNormaliser(directory.Map, Clock, []).Normalise(new StandardCells { [StandardField.Id] = "1", [StandardField.Nom] = "Lieu", [StandardField.DateMaj] = "2026-11-24" }, findings);
        findings.Take().ShouldNotContain(finding => finding.Column == "date_maj");

        var added = await AddMediator.Handle(
            new MediatorForm("Camille Nuit", null, "employee", null, "21", Night, PublicName: true), MemberOf("mednum-bfc"), directory.Hubs,
            directory.Services.GetRequiredService<OfficialCode>(), Clock, new DefaultHttpContext().Response, default);
        added.Result.ShouldBeOfType<Created<Mediator>>().Value!.PublicNameConsentOn.ShouldBe(Night);

        ExportPlaces.Handle(MemberOf("mednum-bfc"), directory.Hubs, Clock, default).FileDownloadName.ShouldBe("2026-11-23_lieux-de-mediation-numerique_mednum-bfc.csv");
    }

    private static HubContext MemberOf(string hub) => new(new HubId(hub), new Actor(TestTokens.SubjectOf("night"), "night", ActorKind.Person), new HashSet<string> { HubRole.Member });

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
