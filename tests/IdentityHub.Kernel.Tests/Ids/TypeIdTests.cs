using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Kernel.Ids;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Ids;

/// <summary>The suffixes are those of the TypeID specification's vectors (valid.yml, invalid.yml), under prefixes of the hub.</summary>
public sealed class TypeIdTests
{
    [Theory]
    [InlineData("gpid_00000000000000000000000000", "00000000-0000-0000-0000-000000000000")]
    [InlineData("gpid_00000000000000000000000001", "00000000-0000-0000-0000-000000000001")]
    [InlineData("gpid_0000000000000000000000000a", "00000000-0000-0000-0000-00000000000a")]
    [InlineData("gpid_0000000000000000000000000g", "00000000-0000-0000-0000-000000000010")]
    [InlineData("gpid_00000000000000000000000010", "00000000-0000-0000-0000-000000000020")]
    [InlineData("gpid_7zzzzzzzzzzzzzzzzzzzzzzzzz", "ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("gpid_0123456789abcdefghjkmnpqrs", "0110c853-1d09-52d8-d73e-1194e95b5f19")]
    [InlineData("gpid_01h455vb4pex5vsknk084sn02q", "01890a5d-ac96-774b-bcce-b302099a8057")]
    public void TheSpecificationsPairs(string text, string uuid)
    {
        new GlobalPartyId(Guid.Parse(uuid)).ToString().ShouldBe(text);
        TypeId.Parse<GlobalPartyId>(text).Value.ShouldBe(Guid.Parse(uuid));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gpid_")]
    [InlineData("gpid")]
    [InlineData("gpid_8zzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("gpid_zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [InlineData("gpid_0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("GPID_0123456789abcdefghjkmnpqrs")]
    [InlineData("gpid_1234567890123456789012345")]
    [InlineData("gpid_123456789012345678901234567")]
    [InlineData("gpid_ooooooiiiiiiuuuuuuulllllll")]
    [InlineData("gpid_i23456789ol23456789oi23456")]
    [InlineData("gpid_0123456789-0123456789-0123")]
    [InlineData("gpid_000000000000000000000\u00e90000")]
    [InlineData(" gpid_0000000000000000000000000")]
    [InlineData("gpid-00000000000000000000000000")]
    [InlineData("acc_00000000000000000000000000")]
    [InlineData("gpi_000000000000000000000000000")]
    [InlineData("00000000000000000000000000")]
    public void WhatIsNoGpidIsRefused(string? text)
    {
        TypeId.TryParse<GlobalPartyId>(text, out _).ShouldBeFalse();
        if (text is not null)
            Should.Throw<FormatException>(() => TypeId.Parse<GlobalPartyId>(text));
    }

    [Fact]
    public void AnIdReadsBackAsItself() => Prop.ForAll<Guid>(value =>
        TypeId.TryParse<SourceRecordId>(new SourceRecordId(value).ToString(), out var read) && read.Value == value).QuickCheckThrowOnFailure();

    [Fact]
    public void TextOrderIsByteOrder() => Prop.ForAll<Guid, Guid>((left, right) =>
        Math.Sign(string.CompareOrdinal(new MergeId(left).ToString(), new MergeId(right).ToString()))
            == Math.Sign(left.ToByteArray(true).AsSpan().SequenceCompareTo(right.ToByteArray(true)))).QuickCheckThrowOnFailure();

    [Fact]
    public void NewIdsAreVersion7AndGrowWithTime()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var earlier = TypeId.New<JobId>(clock);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var later = TypeId.New<JobId>(clock);

        earlier.Value.Version.ShouldBe(7);
        string.CompareOrdinal(earlier.ToString(), later.ToString()).ShouldBeLessThan(0);
    }
}
