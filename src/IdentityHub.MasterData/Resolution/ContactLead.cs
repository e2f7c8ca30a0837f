namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// What leads from a record without a name to another: a contact point that both have. What an account's own record claims without proof leads nowhere, as anybody types what he
/// likes.
/// </summary>
internal static class ContactLead
{
    /// <summary>The rule's name in link decisions.</summary>
    public const string Rule = "contact-point";

    /// <summary>How good the best contact point is that two records have in common: proven when both sides prove it; null for none.</summary>
    public static LinkStrength? Between(MatchFeatures left, MatchFeatures right)
    {
        if (left.Kind != right.Kind)
            return null;
        return Between(left.Emails, right.Emails, LinkStrength.Email) switch
        {
            LinkStrength.Email => LinkStrength.Email,
            var found => Between(left.Phones, right.Phones, LinkStrength.PhoneAndName) ?? found,
        };

        LinkStrength? Between(IReadOnlyList<ContactKey> mine, IReadOnlyList<ContactKey> theirs, LinkStrength proven)
        {
            LinkStrength? found = null;
            foreach (var one in mine)
            {
                foreach (var other in theirs)
                {
                    if (one.Value != other.Value || !Counts(left, one) || !Counts(right, other))
                        continue;
                    if (one.Proven && other.Proven)
                        return proven;
                    found = LinkStrength.Unproven;
                }
            }
            return found;
        }
    }

    /// <summary>The contact points of a record that count, as texts that don't mix addresses up with numbers.</summary>
    public static IEnumerable<string> ValuesOf(MatchFeatures features) =>
        features.Emails.Where(email => Counts(features, email)).Select(email => email.Value).Concat(features.Phones.Where(phone => Counts(features, phone)).Select(phone => phone.Value));

    private static bool Counts(MatchFeatures features, ContactKey contact) => contact.Proven || !features.HoldsAccount;
}
