namespace IdentityHub.MasterData.Quality;

/// <summary>The quality of what one source system delivers.</summary>
/// <param name="System">Its code.</param>
/// <param name="Records">Its records, tombstones left out.</param>
/// <param name="Deleted">Its tombstones.</param>
/// <param name="Parties">How many parties its records are: fewer than records when it has somebody twice.</param>
/// <param name="Attributes">Completeness and validity, by attribute.</param>
/// <param name="Shared">Values that too many share, most shared first; at most 20.</param>
/// <param name="Newest">The time of its latest record; null without one.</param>
/// <param name="Month">Records that changed within 30 days before the measurement.</param>
/// <param name="Year">Records that changed within 365 days.</param>
public sealed record SourceQuality(
    string System, long Records, long Deleted, long Parties, IReadOnlyList<AttributeQuality> Attributes, IReadOnlyList<SharedValue> Shared, DateTimeOffset? Newest, long Month,
    long Year)
{
    /// <summary>The part of its records that is nobody whom it has already: 0 to 1; 1 without records.</summary>
    public double Uniqueness => Records == 0 ? 1 : Math.Min(1, (double)Parties / Records);

    /// <summary>The mean part of its attributes that is filled, of those that it fills at all: 0 to 1.</summary>
    public double Completeness => Mean(Attributes.Where(attribute => attribute.Filled > 0).Select(attribute => (double)attribute.Filled / Records));

    /// <summary>The part of its values that can be what they say: 0 to 1.</summary>
    public double Validity => Attributes.Sum(attribute => attribute.Filled) is > 0 and var filled ? (double)Attributes.Sum(attribute => attribute.Valid) / filled : 1;

    private static double Mean(IEnumerable<double> parts) => parts.DefaultIfEmpty(0).Average();
}
