using System.Text.Json;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Parties;

/// <summary>Single parties and keys by the engines' own statements.</summary>
public sealed class PartyLookupTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_party_and_its_keys_are_answered_as_the_directory_answers_them(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        await node.Put("crm", "1", People.Ada("one@ada.example") with { BirthDate = null });
        var second = await node.Put("crm", "2", People.Ada("two@ada.example") with { BirthDate = null });
        var third = await node.Put("crm", "3", People.Ada("three@ada.example") with { BirthDate = null });
        var bridge = await node.Put("shop", "4", People.Ada() with
        {
            Emails = [new EmailAddressValue("one@ada.example"), new EmailAddressValue("two@ada.example"), new EmailAddressValue("three@ada.example")],
        });
        var lone = await node.Put("crm", "5", People.Grace());
        var lookup = node.Services.GetRequiredService<PartyLookup>();

        foreach (var id in (GlobalPartyId[])[bridge.Party, second.Party, third.Party, lone.Party])
        {
            var view = (await lookup.GetAsync(id, ReadConsistency.Full, Cancellation)).ShouldNotBeNull();
            JsonSerializer.Serialize(view).ShouldBe(JsonSerializer.Serialize(await node.Get(id)));
        }
        (await lookup.GetAsync(bridge.Party, ReadConsistency.Full, Cancellation))!.RedirectedFrom.ShouldBe([second.Party, third.Party]);
        foreach (var key in (SourceKey[])[new("crm", "1"), new("crm", "2"), new("shop", "4"), new("crm", "5")])
        {
            var answer = (await lookup.FindAsync(key, ReadConsistency.Full, Cancellation)).ShouldNotBeNull();
            var slowly = await node.InScope<PartyDirectory, CrosswalkAnswer?>(directory => directory.LookupAsync(key, ReadConsistency.Full, Cancellation));
            JsonSerializer.Serialize(answer).ShouldBe(JsonSerializer.Serialize(slowly));
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Nobody_is_found_by_what_is_unknown_deleted_or_written_otherwise(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var ada = await node.Put("crm", "1", People.Ada());
        await node.Put("crm", "2", People.Grace());
        await node.InScope<RecordIntake, bool>(async intake => (await intake.DeleteAsync(new SourceKey("crm", "2"), MasterDataNode.Crm, null, Cancellation)).Refusal is null);
        var lookup = node.Services.GetRequiredService<PartyLookup>();

        (await lookup.GetAsync(TypeId.New<GlobalPartyId>(TimeProvider.System), ReadConsistency.Full, Cancellation)).ShouldBeNull();
        foreach (var key in (SourceKey[])[new("crm", "2"), new("crm", "nobody"), new("CRM", "1"), new("crm", "1 "), new("crm", "scope", "1"), new("' OR 1=1 --", "1")])
            (await lookup.FindAsync(key, ReadConsistency.Full, Cancellation)).ShouldBeNull(key.ToString());
        (await lookup.FindAsync(new SourceKey("crm", "1"), ReadConsistency.Full, Cancellation))!.Party.ShouldBe(ada.Party);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Each_of_many_who_ask_at_once_gets_their_own_answer(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var receipts = await node.PutAll(Enumerable.Range(0, 50).Select(i => new SourceRecordUpsert(new SourceKey("crm", $"{i}"), new SourceRecordContent { FamilyName = $"Family{i}" })));
        var lookup = node.Services.GetRequiredService<PartyLookup>();

        var views = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => lookup.GetAsync(receipts[i % 50].Value.Party, ReadConsistency.Full, Cancellation).AsTask())));
        var answers = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(() => lookup.FindAsync(new SourceKey("crm", $"{i % 60}"), ReadConsistency.Full, Cancellation).AsTask())));

        for (var i = 0; i < 500; i++)
        {
            views[i]!.Profile.FamilyName.ShouldBe($"Family{i % 50}");
            answers[i]?.Party.ShouldBe(receipts[i % 60].Value.Party);
            (answers[i] is null).ShouldBe(i % 60 >= 50);
        }
    }

    [Fact]
    public async Task A_reader_with_the_writes_token_sees_the_write_whatever_was_kept()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var lookup = node.Services.GetRequiredService<PartyLookup>();
        var first = await node.Put("crm", "1", People.Ada());
        await lookup.GetAsync(first.Party, ReadConsistency.MinimizeLatency, Cancellation);

        var changed = await node.Put("crm", "1", People.Ada() with { MiddleName = "Augusta" });

        (await lookup.GetAsync(first.Party, new ReadConsistency(false, changed.Token), Cancellation))!.Profile.MiddleName.ShouldBe("Augusta");
        (await lookup.GetAsync(first.Party, ReadConsistency.Full, Cancellation))!.Profile.MiddleName.ShouldBe("Augusta");
    }

    [Fact]
    public async Task A_reader_with_the_token_of_a_merge_is_sent_on_by_the_absorbed_id_whatever_was_kept()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var lookup = node.Services.GetRequiredService<PartyLookup>();
        await node.Put("crm", "1", People.Ada("one@ada.example") with { BirthDate = null });
        var second = await node.Put("crm", "2", People.Ada("two@ada.example") with { BirthDate = null });
        (await lookup.GetAsync(second.Party, ReadConsistency.MinimizeLatency, Cancellation))!.Id.ShouldBe(second.Party);
        (await lookup.FindAsync(new SourceKey("crm", "2"), ReadConsistency.MinimizeLatency, Cancellation))!.Party.ShouldBe(second.Party);

        var bridge = await node.Put("shop", "3", People.Ada() with { Emails = [new EmailAddressValue("one@ada.example"), new EmailAddressValue("two@ada.example")] });

        (await lookup.GetAsync(second.Party, new ReadConsistency(false, bridge.Token), Cancellation))!.Id.ShouldBe(bridge.Party);
        (await lookup.FindAsync(new SourceKey("crm", "2"), new ReadConsistency(false, bridge.Token), Cancellation))!.Party.ShouldBe(bridge.Party);
    }

    [Fact]
    public async Task What_a_command_reads_of_its_own_writes_is_kept_for_nobody_else()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var lookup = node.Services.GetRequiredService<PartyLookup>();
        var ada = await node.Put("crm", "1", People.Ada());
        await using var scope = node.Services.CreateAsyncScope();

        await Should.ThrowAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<Kernel.Work.IUnitOfWork>().ExecuteAsync<bool>(
            async (_, token) =>
            {
                var intake = scope.ServiceProvider.GetRequiredService<RecordIntake>();
                await intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada() with { MiddleName = "Augusta" }), MasterDataNode.Crm, null, token);
                await scope.ServiceProvider.GetRequiredService<PartyDirectory>().GetAsync(ada.Party, ReadConsistency.MinimizeLatency, token);
                throw new OperationCanceledException();
            },
            Cancellation));

        (await lookup.GetAsync(ada.Party, ReadConsistency.MinimizeLatency, Cancellation))!.Profile.MiddleName.ShouldBeNull();
    }
}
