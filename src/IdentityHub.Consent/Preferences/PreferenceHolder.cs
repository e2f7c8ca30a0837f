using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>Who chooses in the preference centre: the person signed in, or whoever has a link from one of their messages.</summary>
/// <param name="Record">The record on whose behalf.</param>
/// <param name="Verified">Contact points that they have proved to be theirs; none by a link.</param>
/// <param name="Actor">Who writes it down.</param>
/// <param name="Method">By account or by link.</param>
public sealed record PreferenceHolder(SourceRecordId Record, IReadOnlyList<ContactPoint> Verified, Actor Actor, CaptureMethod Method)
{
    /// <summary>True for the person signed in.</summary>
    public bool SignedIn => Method == CaptureMethod.AccountPage;
}
