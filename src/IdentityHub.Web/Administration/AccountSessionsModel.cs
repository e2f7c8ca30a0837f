using IdentityHub.Accounts;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Web.Administration;

/// <summary>The administrators' view of an account's sessions.</summary>
/// <param name="Typed">What was looked for.</param>
/// <param name="Person">Whose sessions; null before a search and for nobody found.</param>
/// <param name="Living">The living sessions, newest first.</param>
/// <param name="Ended">The latest endings with the record of whom they were told.</param>
/// <param name="ClientNames">Names of the applications by client id.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="Factors">The person's second factors; null when nobody was found.</param>
public sealed record AccountSessionsModel(string Typed, HubUser? Person, IReadOnlyList<HubSession> Living, IReadOnlyList<EndedSession> Ended,
    IReadOnlyDictionary<string, string> ClientNames, string? Done, SecondFactors? Factors = null)
{
    /// <summary>The person's roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>True: <see cref="Done"/> says why nothing was done.</summary>
    public bool Failed { get; init; }
}
