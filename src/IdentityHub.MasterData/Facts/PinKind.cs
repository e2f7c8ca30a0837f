namespace IdentityHub.MasterData.Facts;

/// <summary>What a pin says. Numbers are stored.</summary>
public enum PinKind
{
    /// <summary>All its records are one party.</summary>
    Always = 1,

    /// <summary>No record of its one side is one party with a record of its other side.</summary>
    Never = 2,
}
