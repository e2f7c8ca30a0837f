namespace IdentityHub.Samples.Hub;

/// <summary>What the site learns from the hub about a customer.</summary>
/// <param name="Name">Name of the golden profile.</param>
/// <param name="Emails">E-mail addresses, preferred first.</param>
/// <param name="Phones">Phone numbers, preferred first.</param>
/// <param name="City">City of the preferred address.</param>
/// <param name="NewsletterAllowed">May we send the newsletter by e-mail? Null when the hub couldn't be asked: then we don't.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record CustomerView(string? Name, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, string? City, bool? NewsletterAllowed, string? Reason)
{
    /// <summary>The hub couldn't be reached.</summary>
    public static CustomerView Unknown { get; } = new(null, [], [], null, null, null);
}
