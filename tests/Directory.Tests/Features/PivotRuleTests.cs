using HubsPlatform.Directory.Features.Structures;

namespace HubsPlatform.Directory.Tests.Features;

/// <summary>Which numbers a structure may have, against definitions of their own.</summary>
public sealed class PivotRuleTests
{
    private const int Many = 20_000;
    private readonly Random _random = new(20261122);

    [Fact]
    public void A_siret_is_one_exactly_where_its_checksum_holds()
    {
        for (var i = 0; i < Many; i++)
        {
            var digits = Digits(14);
            var code = PivotRule.Check(digits, "21").Error?.Code;
            code.ShouldBe(StructureCalls.IsLuhn(digits) ? null : "pivot_checksum", digits);
        }
    }

    [Fact]
    public void Every_slip_of_one_digit_is_found()
    {
        for (var i = 0; i < Many / 10; i++)
        {
            var siret = StructureCalls.NewSiret();
            PivotRule.Check(siret, "21").ShouldBe((siret, null));
            var at = _random.Next(14);
            var slip = siret[..at] + (char)('0' + (siret[at] - '0' + _random.Next(1, 10)) % 10) + siret[(at + 1)..];
            PivotRule.Check(slip, "21").Error.ShouldNotBeNull($"{siret} {slip}");
        }
    }

    [Fact]
    public void An_establishment_of_La_Poste_has_a_sum_that_five_divides()
    {
        for (var i = 0; i < Many; i++)
        {
            var siret = "356000000" + Digits(5);
            var holds = siret.Sum(digit => digit - '0') % 5 == 0 || StructureCalls.IsLuhn(siret);
            (PivotRule.Check(siret, "21").Error is null).ShouldBe(holds, siret);
        }

        PivotRule.Check("356 000 000 00048", "21").Pivot.ShouldBe("35600000000048");
        PivotRule.Check("35600000000049", "21").Error!.Code.ShouldBe("pivot_checksum");
    }

    [Fact]
    public void A_ridet_is_one_in_New_Caledonia_only()
    {
        for (var i = 0; i < Many / 10; i++)
        {
            var (company, establishment) = (_random.Next(1, 10_000_000).ToString("D7"), _random.Next(1, 1000).ToString("D3"));
            PivotRule.Check($"{company[..1]} {company[1..4]} {company[4..]}.{establishment}", "988").ShouldBe((company + establishment, null));
            PivotRule.Check(company + establishment, "21").Error!.Code.ShouldBe("ridet_elsewhere");
            PivotRule.KindOf(company + establishment, "988").ShouldBe("ridet");
        }

        PivotRule.Check("0000000001", "988").Error!.Code.ShouldBe("pivot_invalid");
        PivotRule.Check("0132720000", "988").Error!.Code.ShouldBe("pivot_invalid");
    }

    [Theory]
    [InlineData("w212001234", "W212001234", null)]
    [InlineData("W2A1000001", "W2A1000001", null)]
    [InlineData("", null, null)]
    [InlineData("  ", null, null)]
    [InlineData("434 933 123", null, "pivot_siren")]
    [InlineData("00000000000000", null, "pivot_unknown")]
    [InlineData("1234", null, "pivot_invalid")]
    [InlineData("PAS UN NUMERO DU TOUT", null, "pivot_invalid")]
    [InlineData("٤٣٤٩٣٣١٢٣٠٠٠٢٩", null, "pivot_invalid")]
    public void Other_numbers_and_none(string text, string? pivot, string? code)
    {
        var (found, error) = PivotRule.Check(text, "21");
        (found, error?.Code).ShouldBe((pivot, code));
        error?.Field.ShouldBe("pivot");
    }

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => _random.Next(10)));
}
