using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>What a person likes; see <see cref="IdentityHub.Consent.Preferences.Preference"/>.</summary>
internal sealed class PreferenceRow
{
    public SourceRecordId RecordId { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty for every brand.</summary>
    public string Brand { get; init; } = "";

    public bool Inferred { get; init; }

    public required string Value { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
