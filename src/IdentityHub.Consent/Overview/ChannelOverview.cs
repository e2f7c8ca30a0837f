using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Overview;

/// <summary>One channel of a purpose as a person sees it.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Verdict">What holds now, over everything known of the person.</param>
/// <param name="Explanation">Why, in a sentence.</param>
/// <param name="MayGrant">True when an opt-in is offered.</param>
/// <param name="MayWithdraw">True when an opt-out is offered.</param>
/// <param name="ShownDenials">The denials that a grant made from this page takes back: <see cref="Capture.ConsentCapture.Supersedes"/>.</param>
public sealed record ChannelOverview(
    Channel Channel, Verdict Verdict, string Explanation, bool MayGrant, bool MayWithdraw, IReadOnlyList<ConsentEventId> ShownDenials);
