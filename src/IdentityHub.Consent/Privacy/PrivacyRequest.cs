using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>A request of a data subject and what became of it. Holds ids, counts and words of the hub's own; of the person nothing.</summary>
public sealed record PrivacyRequest
{
    /// <summary>Its id.</summary>
    public required PrivacyRequestId Id { get; init; }

    /// <summary>What is asked for.</summary>
    public required PrivacyRequestKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required PrivacyRequestState State { get; init; }

    /// <summary>Whose data: the hub's own ids.</summary>
    public required ErasureSubject Subject { get; init; }

    /// <summary>Who asked.</summary>
    public required Actor RequestedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How well it is known that they are the person.</summary>
    public required IdentityAssurance Assurance { get; init; }

    /// <summary>Until when it has to be answered.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Records of the party that the person hasn't proven to be theirs: matching put them there. With any, an employee has to look.</summary>
    public int UnprovenRecords { get; init; }

    /// <summary>From when on it is done; null until it is approved.</summary>
    public DateTimeOffset? ExecuteAfter { get; init; }

    /// <summary>Who approved or refused it; null for nobody yet, or for the rules.</summary>
    public Actor? DecidedBy { get; init; }

    /// <summary>Why it was refused, or what an employee noted; no personal data.</summary>
    public string? Note { get; init; }

    /// <summary>What is done with each class of data, in order; empty for requests that erase nothing.</summary>
    public IReadOnlyList<TreatedClass> Classes { get; init; } = [];

    /// <summary>Until when restricted data are kept; null for until somebody lifts it.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    /// <summary>The step that comes next; null when it hasn't begun or is done.</summary>
    public ErasureProgress? Progress { get; init; }

    /// <summary>What the database's engine still had of removed rows when it was done; null until then, and for requests that erase nothing.</summary>
    public ScrubExtent? Storage { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The certificate, a JWS; null until it is done.</summary>
    public string? Certificate { get; init; }

    /// <summary>When its restriction ended; null while it holds, or for none.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who ended the restriction.</summary>
    public Actor? LiftedBy { get; init; }

    /// <summary>Why it ended; no personal data.</summary>
    public string? LiftedBecause { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Changes with every change.</summary>
    public string Etag => Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>True while it can still be taken back.</summary>
    public bool MayBeCancelled => State is PrivacyRequestState.Open or PrivacyRequestState.Scheduled;
}
