namespace IdentityHub.Matching.Generation;

/// <summary>A made-up person as she truly is.</summary>
internal sealed class Person
{
    public required int Id { get; init; }

    public required bool IsFemale { get; init; }

    public required string Given { get; set; }

    public required string Middle { get; init; }

    public required string Family { get; set; }

    /// <summary>The surname before marriage, or empty.</summary>
    public string FormerFamily { get; init; } = string.Empty;

    public string Suffix { get; set; } = string.Empty;

    public required DateOnly Born { get; set; }

    /// <summary>Where she lives; the second is where she lived before.</summary>
    public required IReadOnlyList<HomeAddress> Addresses { get; init; }

    public required IReadOnlyList<string> Phones { get; init; }

    public required IReadOnlyList<string> Emails { get; init; }

    public required string NationalId { get; init; }
}
