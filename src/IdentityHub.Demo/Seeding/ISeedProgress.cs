namespace IdentityHub.Demo.Seeding;

/// <summary>Told how far the seed is.</summary>
public interface ISeedProgress
{
    /// <summary>A step has come so far.</summary>
    /// <param name="step">What is being done.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="total">How much there is.</param>
    void Report(string step, int done, int total);
}
