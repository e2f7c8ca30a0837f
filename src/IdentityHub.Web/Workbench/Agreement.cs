namespace IdentityHub.Web.Workbench;

/// <summary>How two values agree, by their words; what it weighs, the model says.</summary>
public enum Agreement
{
    /// <summary>One side says nothing.</summary>
    Missing,

    /// <summary>The same words.</summary>
    Same,

    /// <summary>Some words in common.</summary>
    Partly,

    /// <summary>None.</summary>
    Different,
}
