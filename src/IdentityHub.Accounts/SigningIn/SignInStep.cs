namespace IdentityHub.Accounts.SigningIn;

/// <summary>What a person whose first factor was right must do before they are signed in.</summary>
public enum SignInStep
{
    /// <summary>Prove a second factor.</summary>
    SecondFactor = 1,

    /// <summary>Set a second factor up: staff without one.</summary>
    EnrolSecondFactor = 2,

    /// <summary>Say whether the account that is about to be deleted shall live on.</summary>
    Reactivate = 3,
}
