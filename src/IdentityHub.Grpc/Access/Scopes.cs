namespace IdentityHub.Grpc.Access;

/// <summary>The OAuth 2.0 scopes of the API, one per capability. Each is also the name of the authorisation policy that demands it.</summary>
public static class Scopes
{
    /// <summary>Read parties, look keys up.</summary>
    public const string PartyRead = "party.read";

    /// <summary>Change parties.</summary>
    public const string PartyWrite = "party.write";

    /// <summary>A shopper's own: link the relying party's key to the shopper's party.</summary>
    public const string CrosswalkLink = "crosswalk.link";

    /// <summary>Link any key to any party.</summary>
    public const string CrosswalkAdmin = "crosswalk.admin";

    /// <summary>Write records of the client's own source systems.</summary>
    public const string RecordsWrite = "records.write";

    /// <summary>Merge and unmerge parties.</summary>
    public const string Merge = "merge";

    /// <summary>Ask for decisions.</summary>
    public const string ConsentRead = "consent.read";

    /// <summary>Record and withdraw consents.</summary>
    public const string ConsentWrite = "consent.write";

    /// <summary>Watch the change feed.</summary>
    public const string ChangesRead = "changes.read";

    /// <summary>Demands <see cref="CrosswalkLink"/> or <see cref="CrosswalkAdmin"/>; the name of a policy, not of a scope.</summary>
    internal const string LinkPolicy = "crosswalk.link|crosswalk.admin";

    /// <summary>Every scope of the API.</summary>
    public static IReadOnlyList<string> All { get; } =
        [PartyRead, PartyWrite, CrosswalkLink, CrosswalkAdmin, RecordsWrite, Merge, ConsentRead, ConsentWrite, ChangesRead];
}
