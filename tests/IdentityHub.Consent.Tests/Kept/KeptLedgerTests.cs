using IdentityHub.Consent.Capture;
using System.Text.Json;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Receipts;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>The ledger as it is kept: sealed after commit, append-only, and whatever is done to it is found.</summary>
public abstract class KeptLedgerTests(DatabaseProvider provider)
{
    [Fact]
    public async Task EventsAreSealedAfterTheirCommit_AndVerify()
    {
        await using var node = await CreateAsync(provider);
        await FillAsync(node);
        (await VerifyAsync(node)).Unsealed.ShouldBe(6, "committed, and reported as not yet sealed");
        await node.SequenceAsync();
        await FillAsync(node);
        await node.SequenceAsync();
        var (verification, unsealed) = await VerifyAsync(node);
        unsealed.ShouldBe(0);
        (verification.Batches, verification.Events).ShouldBe((2, 12));
        verification.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheDatabaseItself_RefusesToChangeAnEvent()
    {
        await using var node = await CreateAsync(provider);
        await FillAsync(node);
        foreach (var statement in (string[])["UPDATE consent_event SET action = 1", "DELETE FROM consent_event"])
            (await Should.ThrowAsync<Exception>(() => SqlAsync(node, statement))).Message.ShouldContain("append-only");
    }

    [Theory]
    [InlineData("UPDATE consent_event SET action = 3 - action + 1 WHERE id = (SELECT MIN(id) + 1 FROM consent_event)", "Merkle root")]
    [InlineData("UPDATE consent_event SET captured_at = captured_at + 1 WHERE id = (SELECT MIN(id) + 1 FROM consent_event)", "Merkle root")]
    [InlineData("DELETE FROM consent_event WHERE id = (SELECT MIN(id) + 1 FROM consent_event)", "missing")]
    [InlineData("DELETE FROM consent_batch WHERE number = 1", "link is missing")]
    [InlineData("DELETE FROM consent_batch WHERE number = 2", "last links are missing")]
    [InlineData("UPDATE consent_batch SET sealed_at = sealed_at + 1 WHERE number = 1", "own hash")]
    [InlineData("UPDATE consent_event SET payload = commitment WHERE id = (SELECT MIN(id) + 1 FROM consent_event)", "payload")]
    [InlineData("UPDATE consent_event SET contact_key = null WHERE id = (SELECT MIN(id) + 1 FROM consent_event)", "Merkle root")]
    public async Task WhateverIsDoneToIt_IsFound(string tampering, string finding)
    {
        await using var node = await CreateAsync(provider);
        await FillAsync(node);
        await node.SequenceAsync();
        await FillAsync(node);
        await node.SequenceAsync();
        await AsIntruderAsync(node, tampering);
        var (verification, _) = await VerifyAsync(node);
        verification.Findings.ShouldContain(f => f.Description.Contains(finding));
    }

    [Fact]
    public async Task DestroyingASubjectsKey_ErasesThePayload_AndTheLedgerStaysWhole()
    {
        await using var node = await CreateAsync(provider);
        await FillAsync(node);
        await node.SequenceAsync();
        await SqlAsync(node, "DELETE FROM consent_subject_key");
        (await VerifyAsync(node)).Sealed.Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task AReceipt_CarriesTheStandardsFields_IsSigned_AndProvesThatTheLedgerHoldsIt()
    {
        await using var node = await CreateAsync(provider);
        var ada = await node.PersonAsync("ada");
        await FillAsync(node);
        var capture = Say(ada.Record, ConsentAction.Granted, "ada@example.com") with
        {
            Place = "DE", CollectionPoint = "storefront/checkout", Evidence = new ConsentEvidence("sign-up", 1, "de", new string('a', 64)),
        };
        var id = await node.RecordAsync(capture);
        Task<Kernel.Outcomes.Outcome<ConsentReceipt>> GetAsync(Kernel.Ids.SourceRecordId of) =>
            node.AskAsync<ConsentReceipts, Kernel.Outcomes.Outcome<ConsentReceipt>>(r => r.GetAsync(id, [of], Cancellation));

        (await GetAsync(ada.Record)).Value.Sealed.ShouldBeFalse();
        await node.SequenceAsync();
        var receipt = (await GetAsync(ada.Record)).Value;
        (await GetAsync(new Kernel.Ids.SourceRecordId(Guid.NewGuid()))).Refusal!.Reason.ShouldBe("EVENT_NOT_FOUND", "somebody else's");
        var signer = node.Services.GetRequiredService<Ledger.TestSigner>();
        using var keys = PublishedKeys.Read(signer.PublicKeys());
        keys.Verify(receipt.Jws, ConsentReceipts.Type, out _).ShouldBe(receipt.Json);
        using var json = JsonDocument.Parse(receipt.Json);
        var root = json.RootElement;
        root.GetProperty("schema_version").GetString().ShouldBe("ISO/IEC TS 27560:2023");
        root.GetProperty("record_id").GetString().ShouldBe(id.ToString());
        var purpose = root.GetProperty("pii_processing")[0].GetProperty("purposes")[0];
        purpose.GetProperty("purpose").GetString().ShouldBe("newsletter");
        purpose.GetProperty("lawful_basis").GetString().ShouldBe("Consent");
        purpose.GetProperty("pii_information")[0].GetProperty("pii_attribute").GetString().ShouldBe("ada@example.com");
        root.GetProperty("event")[0].GetProperty("event_state").GetString().ShouldBe("given");
        root.GetProperty("notice").GetProperty("text_sha256").GetString().ShouldBe(new string('a', 64));

        var proof = root.GetProperty("ledger");
        byte[] Bytes(JsonElement hex) => Convert.FromHexString(hex.GetString()!);
        var checkpoint = LedgerCheckpoint.Read(keys.Verify(proof.GetProperty("checkpoint").GetString()!, LedgerCheckpoint.Type, out _)!)!;
        MerkleTree.RootOf(Bytes(proof.GetProperty("leaf")), proof.GetProperty("position").GetInt32(), proof.GetProperty("count").GetInt32(), [.. proof.GetProperty("path").EnumerateArray().Select(Bytes)])
            .ShouldBe(checkpoint.Root);
        checkpoint.Number.ShouldBe(proof.GetProperty("link").GetInt64());
    }

    [Fact]
    public async Task AnExport_OfTheDatabase_IsVerifiedOffline_AlsoAfterErasure()
    {
        await using var node = await CreateAsync(provider);
        await FillAsync(node);
        await node.SequenceAsync();
        await SqlAsync(node, "DELETE FROM consent_subject_key");
        await FillAsync(node);
        await node.SequenceAsync();
        using var file = new MemoryStream();
        await node.RunAsync<LedgerExporter>(e => e.ExportAsync(file, Cancellation));
        file.Position = 0;
        using var keys = PublishedKeys.Read(node.Services.GetRequiredService<Ledger.TestSigner>().PublicKeys());
        var verification = await LedgerFile.VerifyAsync(file, keys, null, Cancellation);
        verification.Ledger.Findings.ShouldBeEmpty();
        (verification.Ledger.Events, verification.SignedLinks, verification.EndIsSigned).ShouldBe((12, 2, true));
        System.Text.Encoding.UTF8.GetString(file.ToArray()).ShouldNotContain("example.com");
    }

    private static async Task FillAsync(ConsentNode node)
    {
        foreach (var key in (string[])["ada", "eda"])
        {
            var person = await node.PersonAsync(key);
            foreach (var action in (ConsentAction[])[ConsentAction.Granted, ConsentAction.Withdrawn, ConsentAction.Granted])
                await node.RecordAsync(Say(person.Record, action, $"{key}@example.com"));
        }
    }

    private static Task<(LedgerVerification Sealed, long Unsealed)> VerifyAsync(ConsentNode node) =>
        node.AskAsync<LedgerAudit, (LedgerVerification, long)>(audit => audit.VerifyAsync(Cancellation));

    private static Task SqlAsync(ConsentNode node, string statement) =>
        node.RunAsync<HubDbContext>(db => db.Database.ExecuteSqlRawAsync(statement, Cancellation));

    // Somebody who may do everything in the database. What they switched off is on again afterwards: databases of tests are used again.
    private async Task AsIntruderAsync(ConsentNode node, string statement)
    {
        foreach (var off in Triggers(on: false))
            await SqlAsync(node, off);
        await SqlAsync(node, statement);
        foreach (var on in Triggers(on: true))
            await SqlAsync(node, on);
    }

    private IEnumerable<string> Triggers(bool on)
    {
        foreach (var table in (string[])["consent_event", "consent_batch"])
        {
            switch (provider)
            {
                case DatabaseProvider.PostgreSql:
                    yield return $"ALTER TABLE {table} {(on ? "ENABLE" : "DISABLE")} TRIGGER USER";
                    break;
                case DatabaseProvider.SqlServer:
                    yield return $"{(on ? "ENABLE" : "DISABLE")} TRIGGER ALL ON {table}";
                    break;
                case DatabaseProvider.Sqlite:
                    // A copy of its own, thrown away afterwards.
                    if (!on)
                    {
                        yield return $"DROP TRIGGER {table}_refuses_update";
                        yield return $"DROP TRIGGER {table}_refuses_delete";
                    }
                    break;
            }
        }
    }
}

public sealed class SqliteKeptLedgerTests() : KeptLedgerTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptLedgerTests() : KeptLedgerTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptLedgerTests() : KeptLedgerTests(DatabaseProvider.SqlServer);
