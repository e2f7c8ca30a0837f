namespace IdentityHub.Storage.Consent;

/// <summary>What the engines' own statements for single decisions have in common.</summary>
internal static class DecisionColumns
{
    /// <summary>
    /// The party asked for is <c>a</c>, the one that answers <c>p</c>, its records <c>s</c>, their events <c>e</c>, suppressions of the contact point of each <c>x</c>, what is known of
    /// that <c>c</c>, the pause that a record stated <c>f</c>; without the condition on <c>a.id</c>. In the order of <see cref="DecisionRows"/>.
    /// </summary>
    public const string Party =
        """
        SELECT a.id, p.id, p.merged_into_id, p.profile,
        e.event_id, e.record_id, e.purpose, e.party_action, e.channel, e.contact_key, e.action, e.captured_at, e.effective_from, e.effective_to, e.recorded_at, e.by_verified_owner,
        e.supersedes, e.brand, e.subscription, e.template, e.quality, e.place, e.confirms_id, e.text_version, e.method,
        x.id, x.contact_key, x.channel, x.reason, x.since, x.recorded_at, x.scope, x.released_at,
        c.contact_key, c.verified_at, c.bounced_at, c.is_shared, f.value, f.changed_at
        FROM party a JOIN party p ON p.id = coalesce(a.merged_into_id, a.id)
        LEFT JOIN source_record s ON s.party_id = p.id LEFT JOIN consent_event e ON e.record_id = s.id
        LEFT JOIN consent_suppression x ON x.contact_key = e.contact_key LEFT JOIN consent_contact_point c ON c.contact_key = e.contact_key
        LEFT JOIN preference f ON f.record_id = s.id AND f.name = 'pause' AND f.brand = '' AND NOT f.inferred
        WHERE a.id
        """;

    /// <summary>Of contact points <c>k</c>, in the order of <see cref="DecisionRows"/>; the table that names them comes first.</summary>
    public const string ContactPoint =
        """
        SELECT k.contact_key, x.id, x.contact_key, x.channel, x.reason, x.since, x.recorded_at, x.scope, x.released_at, c.contact_key, c.verified_at, c.bounced_at, c.is_shared
        """;

    /// <summary>Follows <see cref="ContactPoint"/> and its table.</summary>
    public const string OfContactPoint =
        "LEFT JOIN consent_suppression x ON x.contact_key = k.contact_key LEFT JOIN consent_contact_point c ON c.contact_key = k.contact_key";
}
