namespace IdentityHub.Kernel.Erasure;

/// <summary>What a room is to do.</summary>
/// <param name="Subject">Whose data.</param>
/// <param name="Treatment">One of the class's allowed treatments.</param>
/// <param name="Request">Id of the privacy request, in its text form.</param>
/// <param name="Secret">A random key of this erasure, destroyed at its end: invented values are made with it.</param>
/// <param name="KeptUntil">Until when restricted data are kept; null for until somebody lifts the hold.</param>
public sealed record ErasureOrder(ErasureSubject Subject, ErasureTreatment Treatment, string Request, ReadOnlyMemory<byte> Secret, DateTimeOffset? KeptUntil = null);
