using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Loading;

/// <summary>A record of a load as it stands after the rows read so far: what it says as the bytes that are written, the rest as numbers.</summary>
internal sealed class LoadedRecord
{
    private readonly byte[] content;
    private readonly Guid contentHash;
    private readonly PartyKind kind;
    private readonly bool deleted;
    private readonly int versions;
    private readonly DateTimeOffset? sourceTime;
    private readonly long? sourceVersion;
    private readonly DateTimeOffset receivedAt;
    private readonly DateTimeOffset changedAt;

    /// <summary>Keeps a record.</summary>
    /// <param name="state">The record.</param>
    /// <param name="entry">Its place on the stage.</param>
    public LoadedRecord(RecordState state, int entry)
    {
        (Key, Entry) = (state.Key, entry);
        content = state.Kept.For(state.Content) ?? KeptForm.Write(state.Content);
        (contentHash, kind, deleted, versions) = (state.ContentHash, state.Kind, state.Deleted, state.Versions);
        (sourceTime, sourceVersion, receivedAt, changedAt) = (state.SourceTime, state.SourceVersion, state.ReceivedAt, state.ChangedAt);
        IsSilent = state.IsSilent;
    }

    /// <summary>How its source names it.</summary>
    public SourceKey Key { get; }

    /// <summary>Its place on the stage.</summary>
    public int Entry { get; }

    /// <summary>True when it says nothing.</summary>
    public bool IsSilent { get; }

    /// <summary>True when a version contradicted the one before it.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>The record, its content read again.</summary>
    public RecordState State(SourceRecordId id)
    {
        var said = deleted ? SourceRecordContent.Empty : KeptForm.ReadContent(content);
        return new RecordState
        {
            Id = id,
            Key = Key,
            Versions = versions,
            Content = said,
            Kept = new KeptBytes<SourceRecordContent>(said, content),
            ContentHash = contentHash,
            Kind = kind,
            Deleted = deleted,
            SourceTime = sourceTime,
            SourceVersion = sourceVersion,
            ReceivedAt = receivedAt,
            ChangedAt = changedAt,
            IsSuspect = IsSuspect,
        };
    }
}
