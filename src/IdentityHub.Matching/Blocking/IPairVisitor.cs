namespace IdentityHub.Matching.Blocking;

/// <summary>Is shown every candidate pair once. One instance per thread; a struct, so that the call is inlined.</summary>
internal interface IPairVisitor
{
    /// <summary>The row will soon be part of a pair: what its comparison reads may be fetched.</summary>
    void Expect(int record);

    /// <summary>A pair of rows, in no particular order.</summary>
    void Visit(int left, int right);
}
