using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Kernel.Outcomes;

/// <summary>A value, or the reason why there is none.</summary>
public readonly record struct Outcome<T> : IOutcome
{
    private readonly T? value;

    private Outcome(T? value, Refusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The value; throws <see cref="InvalidOperationException"/> when there is none.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"No value: {Refusal.Reason}.");

    /// <summary>True with the value, or false with the refusal.</summary>
    public bool Succeeded([MaybeNullWhen(false)] out T result, [NotNullWhen(false)] out Refusal? refusal)
    {
        (result, refusal) = (value, Refusal);
        return Refusal is null;
    }

    /// <summary>A value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
