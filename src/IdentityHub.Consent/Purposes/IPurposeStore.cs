namespace IdentityHub.Consent.Purposes;

/// <summary>Port: the catalog of purposes. Takes part in the scope's unit of work.</summary>
public interface IPurposeStore
{
    /// <summary>Every purpose with every version of its texts.</summary>
    Task<IReadOnlyList<Purpose>> LoadAsync(CancellationToken cancellation);

    /// <summary>Writes a purpose; its texts are only ever added to.</summary>
    Task SaveAsync(Purpose purpose, CancellationToken cancellation);
}
