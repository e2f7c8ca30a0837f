namespace IdentityHub.Matching.PartyIds;

/// <summary>
/// Carries party ids over from one resolution to the next. The parts themselves don't depend on history; their ids do. Of several claims the part keeps the
/// id by, in this order: confirmed by a steward, holds an account, most records, oldest. A part that owned an id before its party was merged away regains it.
/// </summary>
public static class PartyIdAssigner
{
    /// <summary>Assigns ids.</summary>
    /// <param name="before">Every party that the records belong to or belonged to, living and merged away.</param>
    /// <param name="parts">The parties that resolution formed.</param>
    /// <param name="newId">Makes an id for a part that inherits none.</param>
    public static PartyIdAssignment Assign(IReadOnlyCollection<FormerParty> before, IReadOnlyList<IReadOnlyCollection<PartyMember>> parts, Func<Guid> newId)
    {
        var partOf = new Dictionary<string, (int Part, PartyMember Member)>(StringComparer.Ordinal);
        for (var part = 0; part < parts.Count; part++)
        {
            foreach (var member in parts[part])
                partOf[member.Key] = (part, member);
        }

        var ids = new Guid?[parts.Count];
        var taken = new HashSet<Guid>();
        var living = before.Where(p => p.MergedInto is null).ToList();
        var retired = before.Where(p => p.MergedInto is not null).ToList();
        var absorbed = retired.GroupBy(p => p.MergedInto!.Value).ToDictionary(g => g.Key, g => g.SelectMany(p => p.Records).ToHashSet(StringComparer.Ordinal));

        // First with its own records, without those that others brought in: so that an unmerge gives both sides back what was theirs.
        Take(Claims(living, partOf, p => p.Records.Where(r => !absorbed.GetValueOrDefault(p.Id, []).Contains(r))), ids, taken);
        Take(Claims(retired, partOf, p => p.Records), ids, taken);
        Take(Claims(living, partOf, p => p.Records), ids, taken);

        var created = new List<Guid>();
        for (var part = 0; part < ids.Length; part++)
        {
            if (ids[part] is not null)
                continue;
            ids[part] = newId();
            created.Add(ids[part]!.Value);
        }

        var redirects = new Dictionary<Guid, Guid>();
        var emptied = new List<Guid>();
        foreach (var party in living.Where(p => !taken.Contains(p.Id)))
        {
            if (Claims([party], partOf, p => p.Records).FirstOrDefault() is { } best)
                redirects[party.Id] = ids[best.Part]!.Value;
            else
                emptied.Add(party.Id);
        }

        return new([.. ids.Select(id => id!.Value)], created, [.. retired.Where(p => taken.Contains(p.Id)).Select(p => p.Id)], redirects, emptied);
    }

    private static void Take(IEnumerable<Claim> claims, Guid?[] ids, HashSet<Guid> taken)
    {
        foreach (var claim in claims)
        {
            if (ids[claim.Part] is null && taken.Add(claim.Party.Id))
                ids[claim.Part] = claim.Party.Id;
        }
    }

    /// <summary>Every pairing of a party with a part that holds some of its records, the strongest first.</summary>
    private static IEnumerable<Claim> Claims(
        IEnumerable<FormerParty> parties, Dictionary<string, (int Part, PartyMember Member)> partOf, Func<FormerParty, IEnumerable<string>> records) =>
        parties
            .SelectMany(party => records(party)
                .Where(partOf.ContainsKey)
                .Select(key => partOf[key])
                .GroupBy(place => place.Part)
                .Select(g => new Claim(party, g.Key, g.Any(m => m.Member.IsConfirmed), g.Any(m => m.Member.HoldsAccount), g.Count(), g.Min(m => m.Member.Key)!)))
            .OrderByDescending(c => c.IsConfirmed)
            .ThenByDescending(c => c.HoldsAccount)
            .ThenByDescending(c => c.Records)
            .ThenBy(c => c.Party.Created)
            .ThenBy(c => c.Party.Id)
            .ThenBy(c => c.FirstKey, StringComparer.Ordinal);

    private sealed record Claim(FormerParty Party, int Part, bool IsConfirmed, bool HoldsAccount, int Records, string FirstKey);
}
