namespace IdentityHub.OpenId.Grants;

/// <summary>Puts notices up, in the current unit of work.</summary>
public interface INoticeWriter
{
    /// <summary>Notes something for every node, its own included, from the commit on.</summary>
    Task AddAsync(NoticeKind kind, string subject, TimeSpan matters, CancellationToken cancellation);
}
