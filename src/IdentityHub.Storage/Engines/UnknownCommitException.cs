namespace IdentityHub.Storage.Engines;

/// <summary>
/// The connection broke while committing, so nobody knows whether the command took effect. It isn't run again here: the caller retries with
/// the same request id, which answers either way.
/// </summary>
public sealed class UnknownCommitException : Exception
{
    /// <summary>Without details.</summary>
    public UnknownCommitException() : base("The database didn't say whether the command was committed; retry it with the same request id.")
    {
    }

    /// <summary>With a message.</summary>
    public UnknownCommitException(string message) : base(message)
    {
    }

    /// <summary>With the cause.</summary>
    public UnknownCommitException(string message, Exception innerException) : base(message, innerException)
    {
    }

    internal UnknownCommitException(Exception cause) : this("The database didn't say whether the command was committed; retry it with the same request id.", cause)
    {
    }
}
