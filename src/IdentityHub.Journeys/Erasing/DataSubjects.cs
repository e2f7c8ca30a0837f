using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Finds everything that belongs to a person, and what of it they have proven to be theirs.</summary>
public sealed class DataSubjects(PartyDirectory parties, IDirectoryStore records, AccountDirectory accounts)
{
    /// <summary>The person behind an account; null when there is no such account.</summary>
    public async Task<DataSubject?> OfAccountAsync(AccountId account, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(account, cancellation) is not { } user)
            return null;
        var own = await parties.LookupAsync(OwnParty.KeyOf(account), ReadConsistency.Full, cancellation);
        return own is null
            ? new DataSubject(new ErasureSubject([], [], [account]), new ErasureSubject([], [], [account]), [], null)
            : await DescribeAsync(own.Party, account, [.. ProvenContactPoints.Of(user)], cancellation);
    }

    /// <summary>The person behind a GPID; null when it was never given.</summary>
    public Task<DataSubject?> OfPartyAsync(GlobalPartyId party, CancellationToken cancellation) => DescribeAsync(party, null, [], cancellation);

    /// <summary>
    /// A party as somebody sees it who reads one of its contact points and has proven nothing else: theirs is what has that contact point. Of accounts only one whose owner proved the same.
    /// Null when the GPID was never given.
    /// </summary>
    public async Task<DataSubject?> OfContactPointAsync(GlobalPartyId party, ContactPoint contactPoint, CancellationToken cancellation)
    {
        if (await DescribeAsync(party, null, [], cancellation) is not { } person)
            return null;
        var theirs = person.Records.Where(record => record.Key.System != SourceSystem.HubConsentCode && DataSubject.ContactPointsOf(AccountOf(record) is null ? record : DataSubject.ProvenOf(record)).Contains(contactPoint)).ToList();
        // What the hub itself keeps for the party is theirs with the rest.
        if (theirs.Count > 0)
            theirs.AddRange(person.Records.Where(record => record.Key.System == SourceSystem.HubConsentCode && person.Everything.Parties.Any(name => name.ToString() == record.Key.Key)));
        return person with { Proven = new ErasureSubject(person.Everything.Parties, [.. theirs.Select(record => record.Id)], [.. theirs.Select(AccountOf).OfType<AccountId>()]) };
    }

    private async Task<DataSubject?> DescribeAsync(GlobalPartyId party, AccountId? account, HashSet<ContactPoint> verified, CancellationToken cancellation)
    {
        if (await parties.GetAsync(party, ReadConsistency.Full, cancellation) is not { } view)
            return null;
        var members = await records.ReadRecordsAsync(view.Id, cancellation);
        IReadOnlyList<GlobalPartyId> names = [view.Id, .. view.RedirectedFrom];
        var everything = new ErasureSubject(names, [.. members.Select(record => record.Id)], [.. members.Select(AccountOf).OfType<AccountId>()]);
        if (account is not { } asking)
            return new DataSubject(everything, everything, members, view.Id);
        // Another account in the same party is somebody who has to ask for themself.
        var proven = members.Where(record => AccountOf(record) is { } owner ? owner == asking : IsProven(record, names, verified)).Select(record => record.Id);
        return new DataSubject(everything, new ErasureSubject(names, [.. proven], [asking]), members, view.Id);
    }

    private static bool IsProven(RecordState record, IReadOnlyList<GlobalPartyId> names, HashSet<ContactPoint> verified) =>
        record.Rule == PinRules.Link
        || record.Key.System == SourceSystem.HubConsentCode && names.Any(name => name.ToString() == record.Key.Key)
        || ErasedRecord.Is(record.Key.Key)
        || DataSubject.ContactPointsOf(record).Any(verified.Contains);

    private static AccountId? AccountOf(RecordState record) =>
        record.Key.System == SourceSystem.HubCode && TypeId.TryParse<AccountId>(record.Key.Key, out var account) ? account : null;
}
