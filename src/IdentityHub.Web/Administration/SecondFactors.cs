namespace IdentityHub.Web.Administration;

/// <summary>What an account has beside its password, as administrators see it.</summary>
/// <param name="Passkeys">How many passkeys.</param>
/// <param name="Authenticator">True when there is an authenticator app.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes.</param>
/// <param name="Own">True for the administrator's own account, which they don't reset.</param>
public sealed record SecondFactors(int Passkeys, bool Authenticator, int RecoveryCodesLeft, bool Own)
{
    /// <summary>True when there is something to reset.</summary>
    public bool Any => Passkeys > 0 || Authenticator || RecoveryCodesLeft > 0;
}
