using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Web.Account;

/// <summary>The sessions page.</summary>
/// <param name="Sessions">The living sessions, newest first.</param>
/// <param name="Current">This browser's.</param>
/// <param name="ClientNames">Names of the applications by client id.</param>
/// <param name="Done">A sentence about what was just done; null for nothing.</param>
public sealed record SessionsModel(IReadOnlyList<HubSession> Sessions, SessionId? Current, IReadOnlyDictionary<string, string> ClientNames, string? Done);
