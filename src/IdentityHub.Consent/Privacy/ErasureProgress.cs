namespace IdentityHub.Consent.Privacy;

/// <summary>How far an erasure is; commits with each slice.</summary>
/// <param name="Step">The class that comes next, or a step of the journey itself.</param>
/// <param name="Cursor">Where within the class.</param>
/// <param name="Secret">The erasure's own key, wrapped by the root key; gone when it is done.</param>
public sealed record ErasureProgress(string Step, byte[] Cursor, byte[] Secret);
