namespace IdentityHub.Matching.Normalisation;

/// <summary>Whose an e-mail address is, by its shape.</summary>
public enum EmailKind
{
    /// <summary>A mailbox like a person's.</summary>
    Personal,

    /// <summary>A function's mailbox: info@, sales@.</summary>
    Role,

    /// <summary>A throw-away address.</summary>
    Disposable,

    /// <summary>A placeholder: test@test, none@none.com, anything at a domain reserved for examples with such a name.</summary>
    Junk,
}
