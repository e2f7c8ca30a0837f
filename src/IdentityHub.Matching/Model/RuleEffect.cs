namespace IdentityHub.Matching.Model;

/// <summary>What a deterministic rule does with the pairs it holds for.</summary>
public enum RuleEffect
{
    /// <summary>They are one party, unless another rule or a pin forbids it.</summary>
    Link,

    /// <summary>They are never one party.</summary>
    Never,
}
