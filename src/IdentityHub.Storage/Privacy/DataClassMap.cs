using System.Collections.Frozen;

namespace IdentityHub.Storage.Privacy;

/// <summary>
/// Which class of personal data each table belongs to, so that none is forgotten by an erasure: a table that is neither here nor said to hold nothing of persons fails the build's tests.
/// What becomes of a class says its <see cref="Kernel.Erasure.IErasable"/>.
/// </summary>
public static class DataClassMap
{
    /// <summary>By table, the code of its class.</summary>
    public static FrozenDictionary<string, string> ByTable { get; } = Expand(
        ("sessions", "hub_session hub_session_client open_id_client_access open_id_device_request open_id_logout_delivery"),
        ("tokens", "open_id_token open_id_family open_iddict_tokens open_iddict_authorizations"),
        ("account", "asp_net_users asp_net_user_claims asp_net_user_logins asp_net_user_passkeys asp_net_user_roles asp_net_user_tokens account_authenticator account_device account_email_change account_recovery_code"),
        ("stewards-notes", "pin review_comment review_desk review_task review_task_party steward_decision steward_decision_member"),
        ("relationships", "relationship relationship_statement"),
        ("source-records", "source_record source_record_version link_decision restricted_record"),
        ("profile", "party party_revision search_word match_key quality_report"),
        ("consent-evidence", "consent_event consent_subject_key consent_unsealed"),
        ("preferences", "preference consent_choice"),
        ("change-feed", "change outbox"),
        ("audit", "audit_entry"),
        ("request-answers", "idempotency"),
        ("suppression-list", "consent_suppression consent_contact_point"),
        ("erased-keys", "erased_key"),
        ("privacy-requests", "privacy_request"));

    /// <summary>By table, why it holds nothing of persons.</summary>
    public static FrozenDictionary<string, string> Impersonal { get; } = Expand(
        ("Configuration of the hub.", "asp_net_roles asp_net_role_claims consent_catalog consent_purpose consent_text import_mapping open_iddict_applications open_iddict_scopes source_system survivorship_rules"),
        ("Keys of the hub.", "consent_published_key data_protection_keys open_id_signing_key root_key_mark"),
        ("Hashes of ids over the ledger; what they stand for is shredded beside it.", "consent_batch"),
        ("Places, counts and leases.", "feed_head import_run lease"),
        ("Orders to the hub itself, by ids and sealed tokens; removed when they are done.", "job"),
        ("Hashes and random ids of things that were used once; removed when they are too old to matter.", "account_invitation account_throttle account_used_ticket open_id_notice open_id_used_proof"));

    private static FrozenDictionary<string, string> Expand(params (string Value, string Tables)[] groups) =>
        groups.SelectMany(group => group.Tables.Split(' ').Select(table => KeyValuePair.Create(table, group.Value))).ToFrozenDictionary(StringComparer.Ordinal);
}
