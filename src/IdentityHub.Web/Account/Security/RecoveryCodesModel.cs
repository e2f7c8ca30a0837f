namespace IdentityHub.Web.Account.Security;

/// <summary>New recovery codes, shown once; or, without any, the question whether to make them.</summary>
/// <param name="Codes">The codes; empty before they are made.</param>
/// <param name="GoOnTo">Where to go on to.</param>
/// <param name="Alone">True in the middle of a sign-in, where there is no account page around.</param>
public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes, string GoOnTo, bool Alone = false);
