using FsCheck;
using FsCheck.Fluent;
using HubsPlatform.Directory.Links;
using Microsoft.Extensions.Options;

namespace HubsPlatform.Directory.Tests.Links;

/// <summary>A token says what was signed, or nothing.</summary>
public sealed class LinkSignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private static readonly Gen<SignedLink> Links =
        from ids in ArbMap.Default.GeneratorFor<Guid>().Two()
        from address in ArbMap.Default.GeneratorFor<byte>().ArrayOf(AddressHash.Length)
        from minutes in Gen.Choose(1, 100_000)
        select new SignedLink(LinkPurpose.Place, ids.Item1, ids.Item2, address, Now.AddMinutes(minutes));

    [Fact]
    public void What_was_signed_is_read_back() => Check.QuickThrowOnFailure(Prop.ForAll(Links.ToArbitrary(), link =>
    {
        var read = Signer().Read(Signer().Sign(link), LinkPurpose.Place).ShouldNotBeNull();
        read.Address.ShouldBe(link.Address);
        (read with { Address = link.Address }).ShouldBe(link);
    }));

    [Fact]
    public void Any_changed_bit_is_refused()
    {
        var token = Signer().Sign(Links.Sample(1).First());
        foreach (var (at, bit) in from at in Enumerable.Range(0, token.Length) from bit in Enumerable.Range(0, 16) select (at, bit))
        {
            var changed = token.ToCharArray();
            changed[at] = (char)(changed[at] ^ (1 << bit));
            Signer().Read(new string(changed), LinkPurpose.Place).ShouldBeNull($"bit {bit} of letter {at}");
        }
    }

    [Fact]
    public void Nothing_that_was_made_up_cut_or_stretched_is_read() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), Links.ToArbitrary(), (made, link) =>
    {
        var token = Signer().Sign(link);
        foreach (var text in new[] { made, null, "", token[1..], token[..^1], token + made + "=", " " + token, token.Insert(7, "\n")[..token.Length] })
        {
            Signer().Read(text, LinkPurpose.Place).ShouldBeNull();
        }
    }));

    [Fact]
    public void A_link_is_good_for_one_purpose_until_its_minute()
    {
        var link = Links.Sample(1).First() with { ExpiresAt = Now.AddMinutes(5) };
        Signer().Read(Signer().Sign(link), LinkPurpose.Refusal).ShouldBeNull();
        Signer(at: Now.AddMinutes(4)).Read(Signer().Sign(link), LinkPurpose.Place).ShouldNotBeNull();
        Signer(at: Now.AddMinutes(5)).Read(Signer().Sign(link), LinkPurpose.Place).ShouldBeNull();
    }

    [Fact]
    public void Keys_are_changed_without_ending_links()
    {
        const string other = "the-second-key-of-a-rotation-0123456789";
        var link = Links.Sample(1).First();
        var old = Signer().Sign(link);
        var both = Signer((1, Key), (2, other));
        both.Read(old, LinkPurpose.Place).ShouldNotBeNull();
        Signer((1, Key)).Read(both.Sign(link), LinkPurpose.Place).ShouldBeNull("the new key signs");
        Signer((2, other)).Read(old, LinkPurpose.Place).ShouldBeNull("the old key is gone");
        Signer((1, other)).Read(old, LinkPurpose.Place).ShouldBeNull("another key under the same number");
        Signer((1, "short")).IsReady.ShouldBeFalse();
        new LinkSigner(Options.Create(new SignedLinkOptions()), TimeProvider.System).IsReady.ShouldBeFalse();
        var held = new LinkSigner(Options.Create(new SignedLinkOptions { Keys = { [1] = Key, [2] = other }, SignWith = 1 }), new Standing(Now));
        Signer((1, Key)).Read(held.Sign(link), LinkPurpose.Place).ShouldNotBeNull("the new key does not sign yet");
    }

    private const string Key = "a-key-of-tests-that-signs-nothing-else";

    private static LinkSigner Signer(DateTimeOffset? at = null) => new(Options.Create(new SignedLinkOptions { Keys = { [1] = Key } }), new Standing(at ?? Now));

    private static LinkSigner Signer(params (byte Number, string Secret)[] keys) =>
        new(Options.Create(new SignedLinkOptions { Keys = keys.ToDictionary(key => key.Number, key => key.Secret) }), new Standing(Now));

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
