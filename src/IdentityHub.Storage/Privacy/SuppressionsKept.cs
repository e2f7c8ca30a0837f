namespace IdentityHub.Storage.Privacy;

/// <summary>Keyed hashes of addresses that must not be written to.</summary>
internal sealed class SuppressionsKept() : KeptClass(
    "suppression-list", "Keyed hashes of the person's addresses stay, unreadable, so that nobody writes to them again (GDPR Art. 17(3)(b), 21(3)).");
