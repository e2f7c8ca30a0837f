namespace IdentityHub.Storage.Engines;

/// <summary>Whether running a command again may help.</summary>
internal enum Fault
{
    /// <summary>It won't: a bug, or a broken database.</summary>
    Lasting,

    /// <summary>It was in another command's way: deadlock, serialisation failure, busy, stale revision.</summary>
    Conflict,

    /// <summary>A unique key was there already: another command's, if it wasn't there when this one looked; a bug otherwise.</summary>
    Duplicate,
}
