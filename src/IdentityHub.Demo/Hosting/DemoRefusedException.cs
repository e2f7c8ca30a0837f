namespace IdentityHub.Demo.Hosting;

/// <summary>The demo doesn't start; the message says what to do.</summary>
public sealed class DemoRefusedException : Exception
{
    /// <summary>Without details.</summary>
    public DemoRefusedException() : this("The demo can't start.")
    {
    }

    /// <summary>With what to do.</summary>
    public DemoRefusedException(string message) : base(message)
    {
    }

    /// <summary>With what to do and the cause.</summary>
    public DemoRefusedException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
