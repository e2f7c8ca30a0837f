namespace IdentityHub.Kernel.Ids;

/// <summary>
/// How a source system names one of its records: the system's registered code, the site or customer list within which the key is unique
/// (empty when the key is unique in the whole system), and the key itself. Compared byte by byte: some systems' ids differ by case only.
/// </summary>
/// <param name="System">Code of a registered source system, for example <c>crm</c>; at most 64 characters.</param>
/// <param name="Scope">Site, customer list or realm; empty for none; at most 64 characters.</param>
/// <param name="Key">The system's own id; at most 256 characters, no control characters.</param>
public readonly record struct SourceKey(string System, string Scope, string Key)
{
    /// <summary>The longest <see cref="System"/> and <see cref="Scope"/>, in UTF-16 units.</summary>
    public const int MaximumSystemLength = 64;

    /// <summary>The longest <see cref="Key"/>, in UTF-16 units.</summary>
    public const int MaximumKeyLength = 256;

    /// <summary>True for the hub's own systems (<c>hub</c> and <c>hub-…</c>): account records and stubs, which no client may ever write.</summary>
    public static bool IsHubsOwn(string system) => system == "hub" || system.StartsWith("hub-", StringComparison.Ordinal);

    /// <summary>A key that is unique in its whole system.</summary>
    public SourceKey(string system, string key) : this(system, "", key)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Scope.Length == 0 ? $"{System}:{Key}" : $"{System}/{Scope}:{Key}";
}
