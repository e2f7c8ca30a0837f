namespace IdentityHub.Kernel.Erasure;

/// <summary>What one slice of an erasure came to.</summary>
/// <param name="Touched">Rows erased or changed.</param>
/// <param name="Next">Where the next slice begins; null when the class is done.</param>
public sealed record ErasureSlice(long Touched, byte[]? Next)
{
    /// <summary>The class is done.</summary>
    public static ErasureSlice Done(long touched) => new(touched, null);
}
