using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Capture;

/// <summary>The answer of <see cref="ConsentRecorder"/> as it is kept for retries: the ids, 16 bytes each.</summary>
internal static class RecordedAnswer
{
    private const int IdLength = 16;

    public static byte[] Write(IReadOnlyList<ConsentEventId> ids)
    {
        var bytes = new byte[ids.Count * IdLength];
        for (var i = 0; i < ids.Count; i++)
            ids[i].Value.TryWriteBytes(bytes.AsSpan(i * IdLength), bigEndian: true, out _);
        return bytes;
    }

    public static Outcome<IReadOnlyList<ConsentEventId>> Read(ReadOnlySpan<byte> answer)
    {
        var ids = new ConsentEventId[answer.Length / IdLength];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = new ConsentEventId(new Guid(answer.Slice(i * IdLength, IdLength), bigEndian: true));
        return ids;
    }
}
