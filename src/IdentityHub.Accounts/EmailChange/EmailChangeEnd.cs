namespace IdentityHub.Accounts.EmailChange;

/// <summary>One of the two addresses that must agree to a change.</summary>
public enum EmailChangeEnd
{
    /// <summary>The address so far.</summary>
    Old = 1,

    /// <summary>The new address.</summary>
    New = 2,
}
