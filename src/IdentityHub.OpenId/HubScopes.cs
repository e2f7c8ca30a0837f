namespace IdentityHub.OpenId;

/// <summary>The scopes that the hub knows. API scopes carry the audience <see cref="ApiAudience"/>.</summary>
public static class HubScopes
{
    /// <summary>Audience of access tokens for the gRPC API (RFC 9068 §3).</summary>
    public const string ApiAudience = "identityhub-api";

    /// <summary>The GPID of the signed-in person as the claim <c>gpid</c>.</summary>
    public const string GlobalPartyId = "gpid";

    /// <summary>Read parties, search, lineage.</summary>
    public const string PartyRead = "party.read";

    /// <summary>Export all parties, the whole crosswalk and all histories.</summary>
    public const string PartyExport = "party.export";

    /// <summary>Change parties.</summary>
    public const string PartyWrite = "party.write";

    /// <summary>Link the signed-in person's own key, by that person's access token.</summary>
    public const string CrosswalkLink = "crosswalk.link";

    /// <summary>Link and unlink any key of the client's own source systems.</summary>
    public const string CrosswalkAdmin = "crosswalk.admin";

    /// <summary>Write source records of the client's own source systems.</summary>
    public const string RecordsWrite = "records.write";

    /// <summary>Register source systems and say who masters which attribute.</summary>
    public const string SourceAdmin = "source.admin";

    /// <summary>Ask the matcher who somebody may be, and why.</summary>
    public const string Match = "match";

    /// <summary>Settle what the matcher is unsure of.</summary>
    public const string Review = "review";

    /// <summary>Merge and unmerge parties.</summary>
    public const string Merge = "merge";

    /// <summary>Ask for decisions, read consents.</summary>
    public const string ConsentRead = "consent.read";

    /// <summary>Record and withdraw consents.</summary>
    public const string ConsentWrite = "consent.write";

    /// <summary>Change the catalogue of purposes, forms and subscriptions; verify the ledger.</summary>
    public const string ConsentAdmin = "consent.admin";

    /// <summary>Read the change feed.</summary>
    public const string ChangesRead = "changes.read";

    /// <summary>Requests of data subjects: enter, approve, execute.</summary>
    public const string Privacy = "privacy";

    /// <summary>Every scope of the gRPC API.</summary>
    public static IReadOnlyList<string> Api { get; } =
        [PartyRead, PartyExport, PartyWrite, CrosswalkLink, CrosswalkAdmin, RecordsWrite, SourceAdmin, Match, Review, Merge, ConsentRead, ConsentWrite, ConsentAdmin, Privacy, ChangesRead];

    /// <summary>What a guest's token carries: nothing else may.</summary>
    public const string Guest = "guest";

    /// <summary>The scopes of OpenID Connect that the hub serves (Core §5.4, §11) and <see cref="GlobalPartyId"/>.</summary>
    public static IReadOnlyList<string> Identity { get; } =
        ["openid", "profile", "email", "phone", "address", "offline_access", GlobalPartyId];
}
