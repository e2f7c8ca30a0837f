namespace IdentityHub.Accounts.SecondFactor;

/// <summary>An account's authenticator app as it is kept.</summary>
/// <param name="WrappedSecret">The secret, encrypted under the root key.</param>
/// <param name="LastStep">The step of the last code that was taken; none at or before it is taken again.</param>
/// <param name="EnrolledAt">When it was confirmed.</param>
public sealed record AuthenticatorRecord(byte[] WrappedSecret, long LastStep, DateTimeOffset EnrolledAt);
