using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Ledger;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Decisions.Scene;

namespace IdentityHub.Consent.Tests.Ledger;

/// <summary>An exported ledger: whole as exported, and whatever is done to it is found and located.</summary>
public sealed class LedgerFileTests : IDisposable
{
    private const int PerLink = 5;
    private readonly TestSigner signer = new();
    private readonly List<LedgerEvent> events = [];
    private readonly List<string> lines;
    private readonly MemoryLedger ledger;

    public LedgerFileTests()
    {
        ledger = new MemoryLedger(signer.PublicKeys());
        for (var link = 0; link < 4; link++)
        {
            LedgerEvent[] sealedNow = [.. Enumerable.Range(link * PerLink, PerLink).Select(Event)];
            events.AddRange(sealedNow);
            ledger.Seal(sealedNow, Day(link), signer);
        }
        lines = ExportAsync(ledger, signer).GetAwaiter().GetResult();
    }

    [Fact]
    public async Task AnExport_IsWhole_SignedToItsEnd_AndSaysWhatIsUnsealed()
    {
        var verification = await VerifyAsync(lines);
        verification.Ledger.Findings.ShouldBeEmpty();
        (verification.Ledger.Batches, verification.Ledger.Events, verification.SignedLinks, verification.Unsealed, verification.EndIsSigned, verification.KeysAreTrusted)
            .ShouldBe((4, 20, 4, 3, true, true));
    }

    [Fact]
    public async Task WithoutPublishedKeys_ItsOwnAreTaken_AndThatIsSaid()
    {
        var verification = await LedgerFile.VerifyAsync(Stream(lines), null, null, Cancellation);
        verification.Ledger.IsWhole.ShouldBeTrue();
        verification.KeysAreTrusted.ShouldBeFalse();
        verification.SignedLinks.ShouldBe(4);
    }

    [Fact]
    public async Task AChangedEvent_IsFound_WithItsLinkItsPlaceAndItsId()
    {
        for (var position = 0; position < events.Count; position++)
        {
            var tampered = lines.ToList();
            var at = LineOf(position);
            tampered[at] = tampered[at].Replace("\"action\":1", "\"action\":3", StringComparison.Ordinal);
            var finding = (await VerifyAsync(tampered)).Ledger.Findings.ShouldHaveSingleItem();
            (finding.Batch, finding.Position, finding.Event).ShouldBe((position / PerLink + 1, position % PerLink, events[position].Statement.Id));
            finding.Description.ShouldContain("altered");
        }
    }

    [Fact]
    public async Task ADroppedEvent_IsFound_WithItsLinkItsPlaceAndItsId()
    {
        for (var position = 0; position < events.Count; position++)
        {
            var finding = (await VerifyAsync([.. lines.Where((_, i) => i != LineOf(position))])).Ledger.Findings.ShouldHaveSingleItem();
            (finding.Batch, finding.Position, finding.Event).ShouldBe((position / PerLink + 1, position % PerLink, events[position].Statement.Id));
            finding.Description.ShouldContain("missing");
        }
    }

    [Fact]
    public async Task ReorderedEvents_AreFound()
    {
        var tampered = lines.ToList();
        (tampered[LineOf(6)], tampered[LineOf(8)]) = (tampered[LineOf(8)], tampered[LineOf(6)]);
        var findings = (await VerifyAsync(tampered)).Ledger.Findings;
        findings.Select(f => (f.Batch, f.Position)).ShouldBe([(2L, 1), (2L, 3)], ignoreOrder: true);
        findings.ShouldAllBe(f => f.Description.Contains("reordered"));
    }

    [Fact]
    public async Task AnAddedOrRepeatedEvent_IsFound()
    {
        var tampered = lines.ToList();
        tampered.Insert(LineOf(7), Encoding.UTF8.GetString(LedgerLeaf.Content(Event(99))));
        (await VerifyAsync(tampered)).Ledger.Findings.ShouldContain(f => f.Batch == 2 && f.Description.Contains("none of this link's"));
        tampered = lines.ToList();
        tampered.Insert(LineOf(7), tampered[LineOf(7)]);
        (await VerifyAsync(tampered)).Ledger.Findings.ShouldContain(f => f.Batch == 2);
    }

    [Fact]
    public async Task ADroppedLink_IsFound()
    {
        var first = lines.FindIndex(l => l.Contains("\"link\":2"));
        (await VerifyAsync([.. lines.Where((_, i) => i < first || i > first + PerLink)])).Ledger.Findings.ShouldContain(f => f.Description.Contains("Link 2 was expected, link 3 came"));
    }

    [Fact]
    public async Task ATruncatedFile_IsFound_WhateverIsCutOff()
    {
        for (var kept = 1; kept < lines.Count; kept++)
            (await VerifyAsync(lines[..kept])).Ledger.IsWhole.ShouldBeFalse($"{kept} lines kept");
        // The last link cut out, the end left: it tells of more.
        var link = lines.FindIndex(l => l.Contains("\"link\":4"));
        (await VerifyAsync([.. lines[..link], lines[^1]])).Ledger.Findings.ShouldContain(f => f.Description.Contains("the last links are missing"));
        // And an end written to fit isn't the hub's.
        var end = JsonNode.Parse(lines[^1])!.AsObject();
        var said = JsonNode.Parse(end["end"]!.GetValue<string>())!.AsObject();
        (said["links"], said["events"], said["hash"]) = (3, 15, JsonNode.Parse(lines[link])!["previous"]!.GetValue<string>());
        end["end"] = said.ToJsonString();
        (await VerifyAsync([.. lines[..link], end.ToJsonString()])).Ledger.Findings.ShouldContain(f => f.Description.Contains("signature is of another end"));
    }

    [Fact]
    public async Task AForgedCheckpoint_IsFound()
    {
        using var forger = new TestSigner();
        var batch = ledger.Last!;
        var forged = forger.Sign(LedgerCheckpoint.Type, new LedgerCheckpoint(signer.Issuer, batch.Number, batch.Hash, batch.Root, batch.Total, batch.SealedAt).ToJson());
        (await VerifyAsync(Replaced(batch.Checkpoint!, forged!))).Ledger.Findings.ShouldHaveSingleItem().ShouldBe(new LedgerFinding(4, "Its checkpoint is forged or altered: its signature is wrong."));
        // A good signature for something else is no better.
        var other = signer.Sign(LedgerCheckpoint.Type, new LedgerCheckpoint(signer.Issuer, batch.Number, batch.Hash, batch.Root, batch.Total + 1, batch.SealedAt).ToJson());
        (await VerifyAsync(Replaced(batch.Checkpoint!, other!))).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldContain("another link or another count");
        var unsigned = signer.Sign("JWT", new LedgerCheckpoint(signer.Issuer, batch.Number, batch.Hash, batch.Root, batch.Total, batch.SealedAt).ToJson());
        (await VerifyAsync(Replaced(batch.Checkpoint!, unsigned!))).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldContain("not of type");
    }

    [Fact]
    public async Task ALedgerMadeAnew_ByWhoHasNotTheKey_IsFound_AndAnotherOneByACheckpointNotedEarlier()
    {
        using var forger = new TestSigner();
        var anew = new MemoryLedger(forger.PublicKeys());
        anew.Seal([Event(1)], Day(1), forger);
        var forged = await ExportAsync(anew, forger);
        (await VerifyAsync(forged)).Ledger.Findings.ShouldContain(f => f.Description.Contains("signature is wrong"));

        // The hub's own key, but another history: only what somebody noted earlier shows it.
        var rewritten = new MemoryLedger(signer.PublicKeys());
        rewritten.Seal([Event(1)], Day(1), signer);
        var noted = ledger.Last!;
        var witness = new LedgerCheckpoint(signer.Issuer, noted.Number, noted.Hash, noted.Root, noted.Total, noted.SealedAt);
        using var keys = PublishedKeys.Read(signer.PublicKeys());
        (await LedgerFile.VerifyAsync(Stream(await ExportAsync(rewritten, signer)), keys, null, Cancellation)).Ledger.IsWhole.ShouldBeTrue();
        (await LedgerFile.VerifyAsync(Stream(await ExportAsync(rewritten, signer)), keys, witness, Cancellation)).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldContain("noted earlier");
        (await LedgerFile.VerifyAsync(Stream(lines), keys, witness, Cancellation)).Ledger.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task SignaturesLeftAway_AreFound_OfTheLastLinks_OfAll_AndOfTheEnd()
    {
        static string Bare(string line)
        {
            var json = JsonNode.Parse(line)!.AsObject();
            json.Remove("checkpoint");
            json.Remove("signature");
            return json.ToJsonString();
        }

        // The chain covers what comes before a signature; what comes after it anybody could have written.
        string[] from3 = [.. lines.Select(l => l.Contains("\"link\":3") || l.Contains("\"link\":4") || l == lines[^1] ? Bare(l) : l)];
        (await VerifyAsync(from3)).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldBe("Links 3 to 4 carry no signature of the keys given: anybody could have written them.");
        string[] none = [.. lines.Select(l => l.Contains("\"link\":") || l == lines[^1] ? Bare(l) : l)];
        (await VerifyAsync(none)).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldStartWith("Links 1 to 4 carry no signature");
        (await VerifyAsync([.. lines[..^1], Bare(lines[^1])])).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldBe("The end isn't signed: what was sealed after link 4 may have been cut off.");
        (await LedgerFile.VerifyAsync(Stream(none), null, null, Cancellation)).ShouldSatisfyAllConditions(own => own.Ledger.IsWhole.ShouldBeTrue(), own => own.SignedLinks.ShouldBe(0), own => own.EndIsSigned.ShouldBeFalse());
    }

    [Fact]
    public async Task ALinksLineLeftAway_IsOneFinding_NotOneForEachOfItsEvents()
    {
        var at = lines.FindIndex(l => l.Contains("\"link\":3"));
        var findings = (await VerifyAsync([.. lines.Where((_, i) => i != at)])).Ledger.Findings;
        findings.ShouldContain(f => f.Batch == 2 && f.Description == "The 5 events from position 5 on are none of this link's, or were altered; the line of the next link may be missing.");
        findings.ShouldContain(f => f.Description.Contains("Link 3 was expected, link 4 came"));
    }

    [Fact]
    public async Task AnAlteredListOfLeaves_IsFound_AndItsEventsAreSaidToBeWhole()
    {
        var at = lines.FindIndex(l => l.Contains("\"link\":2"));
        var link = JsonNode.Parse(lines[at])!.AsObject();
        var leaves = Convert.FromBase64String(link["leaves"]!.GetValue<string>());
        leaves[40] ^= 1;
        link["leaves"] = Convert.ToBase64String(leaves);
        var tampered = lines.ToList();
        tampered[at] = link.ToJsonString();
        (await VerifyAsync(tampered)).Ledger.Findings.ShouldHaveSingleItem().Description.ShouldContain("list of leaves was altered");
    }

    [Fact]
    public async Task Rubbish_IsFound_AndNeverCrashes()
    {
        foreach (var file in (string[][])[[""], ["x"], ["{}"], ["[]"], ["{\"link\":1}"], [lines[0], "{\"end\":\"x\"}"], ["{\"action\":1}"], [.. lines, "{\"action\":1}"]])
            (await VerifyAsync([.. file])).Ledger.IsWhole.ShouldBeFalse(string.Join('\n', file.Take(1)));
    }

    [Fact]
    public void ALeaf_IsCanonical_WhateverIsInIt()
    {
        foreach (var text in (string?[])[null, "plain", "ä \"quoted\" \\ tab\t \u2028 \ud83d\ude00", new string('x', 128), new string('\u0001', 120)])
        {
            var entry = Event(3) with { CollectionPoint = text };
            var leaf = LedgerLeaf.Content(entry);
            Kernel.Canonical.CanonicalJson.Canonicalize(leaf).ShouldBe(leaf);
            MerkleTree.Leaf(leaf).ShouldBe(LedgerLeaf.Hash(entry));
        }
    }

    [Fact]
    public void AnAuditPath_LeadsFromEveryLeafToTheRoot()
    {
        for (var count = 1; count < 20; count++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(BitConverter.GetBytes(i)))];
            for (var i = 0; i < count; i++)
                MerkleTree.RootOf(leaves[i], i, count, MerkleTree.Path(leaves, i)).ShouldBe(MerkleTree.Root(leaves));
        }
    }

    public void Dispose() => signer.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LedgerEvent Event(int number) => new(
        Grant(Record(number % 5), at: number % 2 == 0 ? E1 : null, day: 1 + number % 20) with { Id = new ConsentEventId(new Guid($"01890000-0000-7000-8000-{number + 1:x12}")), Quality = GrantQuality.Written, Place = "DE" },
        Actor.Client("shop"), CaptureMethod.Form, $"page {number}", Guid.Empty, [1, 2, 3], new byte[32]);

    private static int LineOf(int position) => 1 + position / PerLink * (PerLink + 1) + 1 + position % PerLink;

    private static MemoryStream Stream(IEnumerable<string> of) => new(Encoding.UTF8.GetBytes(string.Concat(of.Select(l => l + "\n"))));

    private List<string> Replaced(string what, string by) => [.. lines.Select(l => l.Replace(what, by, StringComparison.Ordinal))];

    private static async Task<List<string>> ExportAsync(MemoryLedger ledger, TestSigner signer)
    {
        using var output = new MemoryStream();
        await new LedgerExporter(ledger, TimeProvider.System, signer).ExportAsync(output, Cancellation);
        return [.. Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n')];
    }

    private async Task<LedgerFileVerification> VerifyAsync(IEnumerable<string> file)
    {
        using var keys = PublishedKeys.Read(signer.PublicKeys());
        return await LedgerFile.VerifyAsync(Stream(file), keys, null, Cancellation);
    }
}
