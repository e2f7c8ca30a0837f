using IdentityHub.Samples.Hub;

namespace IdentityHub.Samples.Community.Pages;

/// <summary>The member's own page.</summary>
public sealed record MemberModel
{
    internal MemberModel(string? login, string? gpid, CustomerView view, Uri consents) => (Login, Gpid, View, Consents) = (login, gpid, view, consents);

    /// <summary>The forum's own name for the member.</summary>
    public string? Login { get; }

    /// <summary>The hub's number.</summary>
    public string? Gpid { get; }

    /// <summary>Where the member changes what they agreed to.</summary>
    public Uri Consents { get; }

    internal CustomerView View { get; }
}
