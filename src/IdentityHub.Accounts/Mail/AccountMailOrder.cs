namespace IdentityHub.Accounts.Mail;

/// <summary>Payload of the job that sends an account's mail; tokens are made when it is sent, so that none is kept.</summary>
internal sealed record AccountMailOrder(string Account, string Kind)
{
    public const string VerifyEmail = "verify-email";
}
