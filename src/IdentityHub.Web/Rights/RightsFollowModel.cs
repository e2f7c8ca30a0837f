using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Web.Rights;

/// <summary>The page on which one follows what one asked.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Requests">What was asked.</param>
/// <param name="Ready">Those of them whose copy can be fetched.</param>
public sealed record RightsFollowModel(string Token, IReadOnlyList<PrivacyRequest> Requests, IReadOnlySet<PrivacyRequestId> Ready);
