namespace IdentityHub.OpenId.Keys;

/// <summary>What a key is at a moment.</summary>
public enum KeyState
{
    /// <summary>What is made now is made with it.</summary>
    InUse,

    /// <summary>Known to everybody, used later.</summary>
    Published,

    /// <summary>What it made is still good; nothing new is made with it.</summary>
    Retired,
}
