namespace IdentityHub.Kernel.Jobs;

/// <summary>What a try came to.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>Done for good.</summary>
    public sealed record Completed : JobOutcome;

    /// <summary>A step is done; run again from the progress given.</summary>
    /// <param name="Progress">What the next step starts from.</param>
    public sealed record Continue(ReadOnlyMemory<byte> Progress) : JobOutcome;

    /// <summary>Failed for now; tried again after the delay.</summary>
    /// <param name="Reason">For operators; no personal data.</param>
    /// <param name="Delay">Time until the next try.</param>
    public sealed record RetryLater(string Reason, TimeSpan Delay) : JobOutcome;

    /// <summary>Failed for good, kept for operators to see.</summary>
    /// <param name="Reason">For operators; no personal data.</param>
    public sealed record GiveUp(string Reason) : JobOutcome;
}
