namespace IdentityHub.Consent.Purposes;

/// <summary>What a purpose demands before data may be used for it. Numbers are stored: never reuse one.</summary>
public enum PurposeKind
{
    /// <summary>Needs an explicit grant per channel.</summary>
    Promotional = 1,

    /// <summary>Needs a legal basis and no suppression of that kind.</summary>
    Transactional = 2,
}
