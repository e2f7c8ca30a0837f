using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;

namespace IdentityHub.Storage.OpenId;

internal sealed class NoticeWriter(HubDbContext db, TimeProvider time) : INoticeWriter
{
    public async Task AddAsync(NoticeKind kind, string subject, TimeSpan matters, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        db.Add(new NoticeRow { Kind = (int)kind, Subject = subject, At = now, Until = now + matters });
        await db.SaveChangesAsync(cancellation);
    }
}
