namespace IdentityHub.Storage.Feed;

/// <summary>The lease is another node's by now: what was begun under it is rolled back.</summary>
internal sealed class LeaseLostException() : Exception("The sequencer's lease was taken over by another node.");
