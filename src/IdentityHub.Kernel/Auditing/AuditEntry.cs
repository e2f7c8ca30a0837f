using IdentityHub.Kernel.Actors;

namespace IdentityHub.Kernel.Auditing;

/// <summary>Who did what to whom: append-only.</summary>
/// <param name="Action">What was done, dotted lower case, for example <c>party.merge</c> or <c>client.secret.rotate</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Subject">Id of what it was done to (a GPID, an account, a client); never personal data.</param>
/// <param name="Detail">What a reader needs beside, as plain text without personal data; null for nothing.</param>
/// <param name="RemoteAddress">Where it came from, as text; null when it came from within.</param>
public sealed record AuditEntry(string Action, Actor Actor, string? Subject, string? Detail = null, string? RemoteAddress = null);
