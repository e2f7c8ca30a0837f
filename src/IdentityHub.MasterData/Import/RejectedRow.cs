namespace IdentityHub.MasterData.Import;

/// <summary>A row that was refused, without its values.</summary>
/// <param name="Line">Its line in the file; of a record that spans several, the first.</param>
/// <param name="Reason">Why, for machines.</param>
/// <param name="Detail">Why, for people: fields and rules.</param>
public readonly record struct RejectedRow(long Line, string Reason, string Detail);
