namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// What links two records beyond scores: the same identifier; the same proven e-mail address; the same proven phone number with the same name. A shared mailbox of two people
/// shows by both name and birth date differing.
/// </summary>
internal static class CertainRules
{
    /// <summary>The rule that links two records; null for none.</summary>
    public static (LinkStrength Strength, string Rule)? Judge(MatchFeatures left, MatchFeatures right)
    {
        if (left.Kind != right.Kind)
            return null;
        foreach (var mine in left.Identifiers)
        {
            foreach (var theirs in right.Identifiers)
            {
                if (mine.Namespace == theirs.Namespace && mine.Value == theirs.Value)
                    return (LinkStrength.Identifier, "external-key");
            }
        }
        var contradicted = left.BirthDate is { } a && right.BirthDate is { } b && a != b;
        if (HaveProvenInCommon(left.Emails, right.Emails) && !(contradicted && !HaveOneName(left, right)))
            return (LinkStrength.Email, "email");
        return !contradicted && HaveProvenInCommon(left.Phones, right.Phones) && HaveOneName(left, right) ? (LinkStrength.PhoneAndName, "phone-name") : null;
    }

    private static bool HaveOneName(MatchFeatures left, MatchFeatures right)
    {
        if (left.Family.Length == 0 || left.Family != right.Family || left.Suffix != right.Suffix)
            return false;
        return left.Kind == Parties.PartyKind.Organisation
            || left.Given.Length > 0 && right.Given.Length > 0
                && (left.Given == right.Given || Math.Min(left.Given.Length, right.Given.Length) == 1 && left.Given[0] == right.Given[0]);
    }

    private static bool HaveProvenInCommon(IReadOnlyList<ContactKey> left, IReadOnlyList<ContactKey> right)
    {
        foreach (var mine in left)
        {
            if (!mine.Proven)
                continue;
            foreach (var theirs in right)
            {
                if (theirs.Proven && mine.Value == theirs.Value)
                    return true;
            }
        }
        return false;
    }
}
