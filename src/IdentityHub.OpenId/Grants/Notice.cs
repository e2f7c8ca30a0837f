namespace IdentityHub.OpenId.Grants;

/// <summary>What every node has to know from the next request on.</summary>
/// <param name="Id">Grows, though commits may come in another order.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Subject">To what: a <c>jti</c>, a family's id as 32 hexadecimal digits, a client id, a key id.</param>
/// <param name="At">When.</param>
/// <param name="Until">So long it matters.</param>
public sealed record Notice(long Id, NoticeKind Kind, string Subject, DateTimeOffset At, DateTimeOffset Until);
