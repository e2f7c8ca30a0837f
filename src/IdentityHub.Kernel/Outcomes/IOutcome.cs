namespace IdentityHub.Kernel.Outcomes;

/// <summary>An <see cref="Outcome{T}"/> of whatever type: lets the unit of work see whether a command refused.</summary>
public interface IOutcome
{
    /// <summary>Why there is no value; null when there is one.</summary>
    Refusal? Refusal { get; }
}
