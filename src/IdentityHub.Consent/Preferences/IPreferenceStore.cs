using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>Port: preferences. Takes part in the scope's unit of work.</summary>
public interface IPreferenceStore
{
    /// <summary>All preferences of these records, stated and inferred.</summary>
    Task<IReadOnlyList<Preference>> ListAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>Keeps a preference in the place of that record's earlier one of the same name, brand and kind (stated or inferred).</summary>
    Task SetAsync(Preference preference, CancellationToken cancellation);

    /// <summary>Forgets a preference; false when there was none.</summary>
    Task<bool> RemoveAsync(SourceRecordId record, string name, BrandId? brand, bool inferred, CancellationToken cancellation);
}
