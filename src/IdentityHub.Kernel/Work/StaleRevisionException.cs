namespace IdentityHub.Kernel.Work;

/// <summary>A row was changed between this command's read and its write (<c>WHERE revision = @read</c> met nothing). The unit of work rolls back and runs the command again.</summary>
public sealed class StaleRevisionException : Exception
{
    /// <summary>Without details.</summary>
    public StaleRevisionException() : base("A row was changed by another command.")
    {
    }

    /// <summary>With what was stale, without personal data.</summary>
    public StaleRevisionException(string message) : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public StaleRevisionException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
