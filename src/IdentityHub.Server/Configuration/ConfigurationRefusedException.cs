namespace IdentityHub.Server.Configuration;

/// <summary>The node doesn't start with this configuration.</summary>
public sealed class ConfigurationRefusedException : Exception
{
    /// <summary>Without details.</summary>
    public ConfigurationRefusedException() : this([])
    {
    }

    /// <summary>With one problem.</summary>
    public ConfigurationRefusedException(string message) : this([message])
    {
    }

    /// <summary>With a cause.</summary>
    public ConfigurationRefusedException(string message, Exception innerException) : base(message, innerException) => Problems = [message];

    /// <summary>With everything that is wrong, a sentence each.</summary>
    public ConfigurationRefusedException(IReadOnlyList<string> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
