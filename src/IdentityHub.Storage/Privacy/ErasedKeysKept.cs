namespace IdentityHub.Storage.Privacy;

/// <summary>Keyed hashes of erased source keys.</summary>
internal sealed class ErasedKeysKept() : KeptClass(
    "erased-keys", "Keyed hashes of the keys that other systems had for the person stay, unreadable, so that an import asks a person before it brings somebody back.");
