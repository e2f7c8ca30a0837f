namespace IdentityHub.Kernel.Outcomes;

/// <summary>An expected failure as a value: machines read the reason, people read the message.</summary>
/// <param name="Kind">The class of the failure.</param>
/// <param name="Reason">Stable, in upper snake case, for example <c>ETAG_STALE</c>; part of the public contract.</param>
/// <param name="Message">One sentence for a person, without personal data and without anything that helps an attacker.</param>
public sealed record Refusal(RefusalKind Kind, string Reason, string Message)
{
    /// <summary>The fields at fault, if the input was.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; init; } = [];

    /// <summary>Input with one bad field.</summary>
    public static Refusal Invalid(string field, string description) =>
        Invalid([new FieldViolation(field, description)]);

    /// <summary>Input with bad fields.</summary>
    public static Refusal Invalid(IReadOnlyList<FieldViolation> violations) =>
        new(RefusalKind.Invalid, "INVALID_ARGUMENT", string.Join("; ", violations.Select(v => $"{v.Field}: {v.Description}"))) { Violations = violations };

    /// <summary>What was named isn't there.</summary>
    public static Refusal NotFound(string reason, string message) => new(RefusalKind.NotFound, reason, message);

    /// <summary>The row was changed since the caller read it.</summary>
    public static Refusal StaleEtag { get; } = new(RefusalKind.Conflict, "ETAG_STALE", "It was changed since you read it; read it again.");
}
