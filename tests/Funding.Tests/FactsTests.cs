using System.Net.Http.Json;
using System.Text.Json;
using HubsPlatform.Funding.Awards;
using HubsPlatform.Funding.Facts;
using HubsPlatform.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HubsPlatform.Funding.Tests;

/// <summary>The programme of 2018 as it was published.</summary>
[Collection(nameof(FundingService))]
public sealed class FactsTests(FundingService funding)
{
    public static TheoryData<string, decimal, long> Awards => new()
    {
        { "pays-de-la-loire", 450_000m, 700_000 },
        { "hauts-de-france", 400_000m, 1_200_000 },
        { "sud", 432_000m, 1_000_000 },
        { "ultranumerique", 359_000m, 657_000 },
        { "hubiquite", 440_000m, 800_000 },
        { "mednum-bfc", 454_000m, 500_000 },
        { "aura", 480_000m, 1_500_000 },
        { "hubert", 250_000m, 17_000 },
        { "ile-de-france", 480_000m, 1_100_000 },
        { "occitanie", 450_000m, 430_000 },
        { "antilles-guyane", 350_000m, 450_000 },
    };

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Each_hub_sees_its_award(string hub, decimal amount, long people)
    {
        var list = await funding.As(TestUser.In(hub, "viewer")).GetFromJsonAsync<JsonElement>($"/api/funding/hubs/{hub}/awards");
        var award = list.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("callId").GetGuid() == FundingService.Call2018);
        award.GetProperty("amount").GetDecimal().ShouldBe(amount);
        award.GetProperty("currency").GetString().ShouldBe("EUR");
        award.GetProperty("populationTargeted").GetInt64().ShouldBe(people);
        award.GetProperty("recipients").GetArrayLength().ShouldBeInRange(1, 5);
        award.GetProperty("awardedOn").GetString().ShouldBe("2019-03-22");
        var one = await funding.As(TestUser.In(hub, "viewer")).GetFromJsonAsync<JsonElement>($"/api/funding/hubs/{hub}/awards/{award.GetProperty("id").GetGuid()}");
        one.GetRawText().ShouldBe(award.GetRawText());
    }

    [Fact]
    public async Task The_call_shows_its_criteria_in_order_and_what_is_left()
    {
        var call = await funding.Anonymous().GetFromJsonAsync<JsonElement>($"/api/funding/calls/{FundingService.Call2018}");
        call.GetProperty("envelope").GetDecimal().ShouldBe(5_000_000m);
        call.GetProperty("awarded").GetDecimal().ShouldBe(4_545_000m);
        call.GetProperty("remaining").GetDecimal().ShouldBe(455_000m);
        call.GetProperty("awards").GetInt32().ShouldBe(11);
        call.GetProperty("opensOn").GetString().ShouldBe("2018-09-13");
        call.GetProperty("closesOn").GetString().ShouldBe("2018-12-28");
        call.GetProperty("announcedOn").GetString().ShouldBe("2019-03-22");
        call.GetProperty("criteria").EnumerateArray().Select(criterion => (criterion.GetProperty("position").GetInt32(), criterion.GetProperty("code").GetString()))
            .ShouldBe([(1, "territorial-reach"), (2, "people-reached"), (3, "skills"), (4, "governance"), (5, "budget")]);
        call.GetProperty("criteria")[0].GetProperty("details").GetArrayLength().ShouldBe(3);
        call.GetProperty("considerations").GetArrayLength().ShouldBe(3);
        call.GetProperty("jury").GetArrayLength().ShouldBe(8);
    }

    [Fact]
    public async Task Programmes_are_public_with_missions_in_order()
    {
        var list = await funding.Anonymous().GetFromJsonAsync<JsonElement>("/api/funding/programmes");
        var programme = list.GetProperty("items").EnumerateArray().Single();
        programme.GetProperty("missions").EnumerateArray().Select(mission => mission.GetProperty("code").GetString()).ShouldBe(["recenser", "lever-des-fonds", "mutualiser", "evaluer"]);
        programme.GetProperty("calls").EnumerateArray().ShouldContain(call => call.GetProperty("id").GetGuid() == FundingService.Call2018);
        list.GetProperty("total").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_call_is_not_found()
    {
        var answer = await funding.Anonymous().GetAsync($"/api/funding/calls/{Guid.NewGuid()}");
        ((int)answer.StatusCode).ShouldBe(404);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("call_not_found");
    }

    [Fact]
    public async Task Starting_again_and_twice_at_once_adds_nothing()
    {
        RecordFacts Start() => new(funding.Hubs, funding.Services.GetRequiredService<AwardLedger>());
        await Task.WhenAll(Start().StartAsync(default), Start().StartAsync(default), Start().StartAsync(default));

        await using var owner = await funding.Database.OpenAsOwnerAsync();
        (await Dapper.SqlMapper.QuerySingleAsync<(long, decimal)>(owner, "select count(*), sum(amount) from awards where call_id = @id", new { id = FundingService.Call2018 })).ShouldBe((11, 4_545_000m));
        (await Dapper.SqlMapper.QuerySingleAsync<long>(owner, "select count(*) from platform.audit_entries where action = 'award.recorded' and subject = 'system:facts'")).ShouldBe(11);
    }

    [Fact]
    public async Task Each_award_of_the_facts_was_told_to_the_others_once()
    {
        await Eventually.BecomesAsync(() => Task.FromResult(funding.Granted.Count(granted => granted.CallId == FundingService.Call2018)), 11);
        var granted = funding.Granted.Where(granted => granted.CallId == FundingService.Call2018).ToArray();
        granted.Sum(award => award.Amount).ShouldBe(4_545_000m);
        granted.Select(award => award.Hub).Order().ShouldBe(Awards.Select(row => (string)row[0]).Order());
    }

    [Fact]
    public void The_facts_name_bodies_and_no_person()
    {
        var facts = ProgrammeFacts.Hubs2018();
        facts.Call.Jury.Count(seat => seat.Chairs).ShouldBe(1);
        facts.Call.Jury.ShouldAllBe(seat => !seat.Body.StartsWith("M. ") && !seat.Body.StartsWith("Mme "));
    }
}
