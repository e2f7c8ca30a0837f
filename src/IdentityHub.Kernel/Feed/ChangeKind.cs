namespace IdentityHub.Kernel.Feed;

/// <summary>What happened, as readers of the change feed filter it. Numbers are stored: never reuse one.</summary>
public enum ChangeKind
{
    /// <summary>A party came into being.</summary>
    PartyCreated = 1,

    /// <summary>A party's golden profile changed.</summary>
    PartyChanged = 2,

    /// <summary>A party was merged into another; its GPID redirects from now on.</summary>
    PartyMerged = 3,

    /// <summary>A merged party was restored under its old GPID.</summary>
    PartyRestored = 4,

    /// <summary>A source record joined, left or changed its party.</summary>
    MembershipChanged = 5,

    /// <summary>A source key was linked to a party.</summary>
    CrosswalkLinked = 6,

    /// <summary>A source key was unlinked.</summary>
    CrosswalkUnlinked = 7,

    /// <summary>What may be done with a party's data or contact points changed.</summary>
    ConsentChanged = 8,

    /// <summary>A relationship of the party began, changed or ended.</summary>
    RelationshipChanged = 9,

    /// <summary>The data of the party's person were erased: whoever has a copy erases it too.</summary>
    PartyErased = 10,

    /// <summary>What the party's person likes, or how they want their subscriptions, changed.</summary>
    PreferenceChanged = 11,

    /// <summary>A source delivered a version of a record that is older than what is known: its history changed, the present didn't.</summary>
    HistoryChanged = 12,

    /// <summary>An initial load filled the hub with parties of the source system: there are no single events for them. No party in particular.</summary>
    PartiesLoaded = 16,
}
