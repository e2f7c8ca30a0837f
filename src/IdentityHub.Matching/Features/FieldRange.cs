namespace IdentityHub.Matching.Features;

/// <summary>Places of an attribute with several values in a record's row.</summary>
/// <param name="Start">First place.</param>
/// <param name="Count">Number of places.</param>
internal readonly record struct FieldRange(int Start, int Count)
{
    public int End => Start + Count;
}
