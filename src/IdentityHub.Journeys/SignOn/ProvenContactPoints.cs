using IdentityHub.Accounts;
using IdentityHub.Consent.ContactPoints;

namespace IdentityHub.Journeys.SignOn;

/// <summary>The contact points of an account whose ownership its person has proved: what they may speak for.</summary>
public static class ProvenContactPoints
{
    /// <summary>Those of an account, e-mail first.</summary>
    public static IReadOnlyList<ContactPoint> Of(HubUser user)
    {
        var points = new List<ContactPoint>(2);
        if (user.EmailConfirmed && ContactPoint.TryCreate(ContactPointKind.Email, user.Email, out var email))
            points.Add(email);
        if (user.PhoneNumberConfirmed && ContactPoint.TryCreate(ContactPointKind.Phone, user.PhoneNumber, out var phone))
            points.Add(phone);
        return points;
    }
}
