using IdentityHub.Kernel.Erasure;

namespace IdentityHub.Consent.Privacy;

/// <summary>The section <c>Hub:Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The file of the erasure journal. Null: beside a SQLite database (<c>….erasures</c>); for other engines it has to be given, on storage that outlives the database and that all nodes share.</summary>
    public string? Journal { get; set; }

    /// <summary>Days in which an erasure that was asked for in the account may be taken back; null: as long as a closed account may be opened again.</summary>
    public int? GraceDays { get; set; }

    /// <summary>Days until a request has to be answered (GDPR Art. 12(3): a month).</summary>
    public int AnswerDays { get; set; } = 30;

    /// <summary>Days for which a portability file may be fetched.</summary>
    public int DownloadDays { get; set; } = 7;

    /// <summary>What is done with a class of data, by its code, where it isn't the class's own default.</summary>
    public Dictionary<string, ErasureTreatment> Policy { get; set; } = [];

    /// <summary>Up to which size, in MiB, a SQLite file is written anew (VACUUM) at every erasure; a larger one is once a day. Nobody writes meanwhile.</summary>
    public int VacuumBelowMiB { get; set; } = 256;

    /// <summary>Days for which restricted data are kept.</summary>
    public int RestrictedDays { get; set; } = 3650;
}
