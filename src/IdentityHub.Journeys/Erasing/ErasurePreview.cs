using IdentityHub.Consent.Privacy;

namespace IdentityHub.Journeys.Erasing;

/// <summary>What an erasure would do.</summary>
/// <param name="Person">Whose data.</param>
/// <param name="Classes">What becomes of each class of data, with how much of it there is, in the order in which it would be done.</param>
public sealed record ErasurePreview(DataSubject Person, IReadOnlyList<TreatedClass> Classes);
