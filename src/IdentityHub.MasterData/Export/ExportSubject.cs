namespace IdentityHub.MasterData.Export;

/// <summary>What is exported. Numbers are part of cursors.</summary>
public enum ExportSubject
{
    /// <summary>Every GPID: standing parties with their golden profiles, and those that redirect.</summary>
    Profiles = 1,

    /// <summary>Every source key and its party.</summary>
    Crosswalk = 2,

    /// <summary>The history of what sources said: every version of every record.</summary>
    Versions = 3,

    /// <summary>The history of who is who: every link decision.</summary>
    Links = 4,
}
