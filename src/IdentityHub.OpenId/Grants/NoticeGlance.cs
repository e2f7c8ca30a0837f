namespace IdentityHub.OpenId.Grants;

/// <summary>Catches up with the <see cref="NoticeBoard"/> once per request, however many steps of it need to; a scope that lives longer looks again.</summary>
public sealed class NoticeGlance(NoticeBoard board, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(50);

    private long lookedAt;
    private bool looked;

    /// <summary>Afterwards everything that was committed before this request began is known on this node.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellation)
    {
        if (looked && time.GetElapsedTime(lookedAt) < Fresh)
            return;
        await board.CatchUpAsync(cancellation);
        (looked, lookedAt) = (true, time.GetTimestamp());
    }

    /// <summary>After a change of this scope's own: the next step looks again.</summary>
    public void Again() => looked = false;
}
