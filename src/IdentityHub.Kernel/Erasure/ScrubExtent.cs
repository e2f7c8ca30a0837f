namespace IdentityHub.Kernel.Erasure;

/// <summary>What a scrub came to. Certificates say it: rows that are gone aren't bytes that are gone. Numbers are stored: never reuse one.</summary>
public enum ScrubExtent
{
    /// <summary>The file was written anew and its log emptied: no byte of what was removed is left in either.</summary>
    Rewritten = 1,

    /// <summary>What was removed is overwritten with zeros and the log emptied; copies of single rows may be left in gaps of pages until the file is written anew, which is done daily.</summary>
    Overwritten = 2,

    /// <summary>What was removed is in no table or index any more; its space is the engine's, which overwrites it as it needs it, and its log's, which goes by the engine's own retention.</summary>
    Released = 3,
}
