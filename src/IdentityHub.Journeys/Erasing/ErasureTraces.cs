using System.Buffers.Binary;
using System.Globalization;
using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.Journeys.Erasing;

/// <summary>What outlives an erasure, unreadable: keyed hashes of the person's source keys, so that these ask a person when they come again, and of their addresses, so that these stay suppressed.</summary>
public sealed class ErasureTraces(IDirectoryStore records, IConsentStore consents, IErasedKeys erased, ContactPointKeys keys, ContactSuppressor suppressor)
{
    /// <summary>The traces of a person whose data can still be read.</summary>
    public async Task<(IReadOnlyList<ErasedSource> Sources, IReadOnlySet<ContactPointKey> ContactPoints)> OfAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var wanted = subject.Records.ToHashSet();
        var sources = new Dictionary<Guid, ErasedSource>();
        var points = new HashSet<ContactPointKey>();
        // Where they are now: they may have moved since the request was made.
        var there = await consents.ResolveAsync([.. subject.Records.Select(record => new ConsentSubject.OfSourceRecord(record))], cancellation);
        foreach (var party in there.OfType<ResolvedSubject>().Select(found => found.Party).Distinct())
        {
            foreach (var record in (await records.ReadRecordsAsync(party, cancellation)).Where(record => wanted.Contains(record.Id)))
            {
                points.UnionWith(PointsOf(record).Select(keys.Of));
                if (SourceKey.IsHubsOwn(record.Key.System) || ErasedRecord.Is(record.Key.Key))
                    continue;
                var hash = erased.HashOf(record.Key);
                sources[hash] = new ErasedSource(hash, record.Id, record.Party);
            }
        }

        return ([.. sources.Values], points);
    }

    /// <summary>Puts the traces of a journal entry into a database that was restored from before.</summary>
    public async Task RestoreAsync(ErasureJournalEntry entry, Actor actor, CancellationToken cancellation)
    {
        await erased.RestoreAsync([.. entry.Sources.Select(source => (source.KeyHash, new ErasedKey(source.Record, source.Party, entry.At)))], cancellation);
        foreach (var part in entry.Suppressed.Select(Read).Chunk(ContactSuppressor.MaximumBatch))
            await suppressor.SuppressAsync(part.ToHashSet(), new SuppressionOrder(SuppressionReason.Erasure), actor, cancellation);
    }

    /// <summary>How the journal writes a contact point's key.</summary>
    public static string Write(ContactPointKey key) => key.Value.ToString("x32", CultureInfo.InvariantCulture);

    private static ContactPointKey Read(string text) => new(BinaryPrimitives.ReadUInt128BigEndian(Convert.FromHexString(text)));

    /// <summary>
    /// What an account says of itself is suppressed only when its owner has proved it: otherwise whoever registers with somebody else's address and leaves again would take that address away.
    /// </summary>
    private static IEnumerable<ContactPoint> PointsOf(RecordState record) =>
        DataSubject.ContactPointsOf(record.Key.System == SourceSystem.HubCode ? DataSubject.ProvenOf(record) : record);
}
