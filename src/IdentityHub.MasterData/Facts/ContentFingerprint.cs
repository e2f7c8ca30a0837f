using System.IO.Hashing;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Facts;

/// <summary>Tells whether two versions say the same. XXH128 of the kept bytes and the kind: it guards against repetition, not against forgery.</summary>
public static class ContentFingerprint
{
    /// <summary>What a tombstone has instead.</summary>
    public static Guid OfDeletion { get; }

    /// <summary>The fingerprint of a stub's content.</summary>
    public static Guid OfNothing { get; } = Of(SourceRecordContent.Empty, PartyKind.Person);

    /// <summary>The fingerprint of a content.</summary>
    public static Guid Of(SourceRecordContent content, PartyKind kind) => Of(KeptForm.Write(content), kind);

    /// <summary>The fingerprint of a content that was written already.</summary>
    public static Guid Of(ReadOnlySpan<byte> kept, PartyKind kind)
    {
        var hash = new XxHash128();
        hash.Append(kept);
        hash.Append([(byte)kind]);
        Span<byte> bytes = stackalloc byte[16];
        hash.GetCurrentHash(bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
