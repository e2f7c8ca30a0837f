using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.Journeys.Erasing;

/// <summary>A person as a privacy request sees them.</summary>
/// <param name="Everything">All that the hub holds of them.</param>
/// <param name="Proven">Of that, what they have proven to be theirs: their account's own record, records linked by their own word, and records with a contact point that they verified.</param>
/// <param name="Records">The records.</param>
/// <param name="Party">The party; null when the account has none.</param>
public sealed record DataSubject(ErasureSubject Everything, ErasureSubject Proven, IReadOnlyList<RecordState> Records, GlobalPartyId? Party)
{
    /// <summary>Records that only matching put there: a match is not an authentication.</summary>
    public int Unproven => Everything.Records.Count - Proven.Records.Count;

    /// <summary>Every contact point of the records of a subject.</summary>
    public IReadOnlyList<ContactPoint> ContactPointsOf(ErasureSubject subject)
    {
        var wanted = subject.Records.ToHashSet();
        return [.. Records.Where(record => wanted.Contains(record.Id)).SelectMany(ContactPointsOf).Distinct()];
    }

    /// <summary>The record with only those contact points whose ownership was proved.</summary>
    internal static RecordState ProvenOf(RecordState record) => record with
    {
        Content = record.Content with { Emails = [.. record.Content.Emails.Where(email => email.Verified)], Phones = [.. record.Content.Phones.Where(phone => phone.Verified)] },
    };

    internal static IEnumerable<ContactPoint> ContactPointsOf(RecordState record)
    {
        foreach (var email in record.Content.Emails)
        {
            if (ContactPoint.TryCreate(ContactPointKind.Email, email.Value, out var point))
                yield return point;
        }

        foreach (var phone in record.Content.Phones)
        {
            if (ContactPoint.TryCreate(ContactPointKind.Phone, phone.Value, out var point))
                yield return point;
        }
    }
}
