using System.Buffers.Binary;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Makes every golden profile anew after the trust in a source, the authority matrix or the rules changed: in small commits, from where it was after a crash.</summary>
public sealed class ProfileRenewalJob(IMasterDataStore store, ISurvivorshipStore parties, SourceSystems sources, IUnitOfWork unitOfWork, TimeProvider time) : IJobHandler
{
    private const int BatchSize = 250;

    private static readonly Actor Self = Actor.Hub("survivorship");

    /// <inheritdoc/>
    public static string Kind => "master-data.renew-profiles";

    /// <summary>Asks for it.</summary>
    public static JobRequest Request() => new(Kind, ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        sources.Forget();
        var after = job.Progress.IsEmpty ? 0 : BinaryPrimitives.ReadInt64BigEndian(job.Progress.Span);
        var batch = await parties.ReadStandingAsync(after, BatchSize, cancellation);
        if (batch.Count == 0)
            return new JobOutcome.Completed();
        await unitOfWork.ExecuteAsync(async (work, token) =>
        {
            await RenewAsync(work, await store.LoadAsync([.. batch.Select(entry => entry.Party)], token), new Survivor(await sources.AllAsync(token)), token);
            return true;
        }, cancellation);
        var progress = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(progress, batch[^1].Place);
        return new JobOutcome.Continue(progress);
    }

    private async Task RenewAsync(IWork work, LoadedParties loaded, Survivor survivor, CancellationToken cancellation)
    {
        var changes = new ChangeSet();
        var members = loaded.Records.ToLookup(record => record.Party);
        var now = time.UtcNow();
        foreach (var party in loaded.Parties.Where(party => party.MergedInto is null))
        {
            var (profile, kind) = survivor.Survive(members[party.Id]);
            if (kind == party.Kind && KeptForm.Write(profile).AsSpan().SequenceEqual(KeptForm.Write(party.Profile)))
                continue;
            var renewed = party with { Profile = profile, Kind = kind, Revision = party.Revision + 1, Stamp = party.Stamp + 1, ChangedAt = now };
            changes.ChangedParties.Add((renewed, party.Stamp));
            changes.Revisions.Add(new PartyFact(party.Id, renewed.Revision, null, party.Confirmed, null, now, Self));
            work.Publish(new ChangeEvent(ChangeKind.PartyChanged, party.Id, null, KeptForm.Write(new ChangePayload { Revision = renewed.Revision })));
        }
        if (!changes.IsEmpty)
            await store.SaveAsync(changes, cancellation);
    }
}
