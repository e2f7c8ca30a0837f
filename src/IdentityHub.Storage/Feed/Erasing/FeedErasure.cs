using System.Buffers.Binary;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Feed.Erasing;

/// <summary>Changes on the feed, and those on their way to it: source keys in them are emptied. That something changed stays, or readers would find a gap.</summary>
internal sealed class FeedErasure(HubDbContext db) : IErasable
{
    /// <summary>Positions looked through at once: the feed has no index by party, which would cost every write.</summary>
    private const long Window = 50_000;
    private static readonly int[] WithKeys = [(int)ChangeKind.CrosswalkLinked, (int)ChangeKind.CrosswalkUnlinked, (int)ChangeKind.MembershipChanged];

    public DataClass Class { get; } = new("change-feed", ErasureTreatment.Mask, "That a party changed is kept until the feed's retention ends, by its GPID only, so that no reader misses a change.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var parties = subject.Parties.ToArray();
        return db.Set<ChangeRow>().LongCountAsync(row => EF.Parameter(parties).Contains(row.PartyId) && WithKeys.Contains(row.Kind), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        GlobalPartyId[] parties = [.. order.Subject.Parties];
        byte[] nothing = [];
        var touched = 0L;
        touched += await db.Set<OutboxRow>().Where(row => EF.Parameter(parties).Contains(row.PartyId) && WithKeys.Contains(row.Kind))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, nothing), cancellation);
        var from = progress.IsEmpty ? await db.Set<ChangeRow>().MinAsync(row => (long?)row.Position, cancellation) ?? 0 : BinaryPrimitives.ReadInt64BigEndian(progress.Span);
        var to = from + Window;
        touched += await db.Set<ChangeRow>()
            .Where(row => row.Position >= from && row.Position < to && EF.Parameter(parties).Contains(row.PartyId) && WithKeys.Contains(row.Kind))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Payload, nothing), cancellation);
        if (!await db.Set<ChangeRow>().AnyAsync(row => row.Position >= to, cancellation))
            return ErasureSlice.Done(touched);
        var next = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(next, to);
        return new ErasureSlice(touched, next);
    }
}
