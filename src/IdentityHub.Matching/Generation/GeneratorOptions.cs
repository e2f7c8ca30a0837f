using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Generation;

/// <summary>What kind of customers are made up, and how badly their records are kept. Rates are probabilities in [0, 1] per record or person.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The same seed and options give the same records.</summary>
    public ulong Seed { get; init; } = 20260101;

    /// <summary>ISO 3166 codes with their weights. Lists exist for US, GB, DE, FR, ES and IT.</summary>
    public IReadOnlyList<(string Country, double Weight)> Countries { get; init; } = [("US", 5), ("GB", 2), ("DE", 2), ("FR", 1), ("ES", 1), ("IT", 1)];

    /// <summary>The systems that records come from, with their weights.</summary>
    public IReadOnlyList<(SourceShape Shape, double Weight)> Sources { get; init; } =
        [(SourceShape.Crm, 3), (SourceShape.Shop, 3), (SourceShape.Marketing, 1.5), (SourceShape.Service, 1.5), (SourceShape.Loyalty, 2)];

    /// <summary>Weights of 1, 2, 3 … records per person.</summary>
    public IReadOnlyList<double> RecordsPerPerson { get; init; } = [50, 25, 13, 6, 3, 2, 1];

    /// <summary>Weights of 1, 2, 3 … persons per household.</summary>
    public IReadOnlyList<double> HouseholdSizes { get; init; } = [34, 33, 14, 13, 6];

    /// <summary>A typing error in a name, street or city.</summary>
    public double Typos { get; init; } = 0.05;

    /// <summary>A scanning error in a name, street or city.</summary>
    public double Scanning { get; init; } = 0.01;

    /// <summary>A nickname in place of the given name.</summary>
    public double Nicknames { get; init; } = 0.08;

    /// <summary>Only the given name's initial.</summary>
    public double Initials { get; init; } = 0.01;

    /// <summary>Given and family name in each other's field.</summary>
    public double SwappedNames { get; init; } = 0.008;

    /// <summary>A value left out, on top of what the source never has.</summary>
    public double Missing { get; init; } = 0.12;

    /// <summary>A placeholder in place of a value: test@test.com, 1900-01-01, 000 000 0000.</summary>
    public double Placeholders { get; init; } = 0.008;

    /// <summary>A wrong digit, exchanged day and month or the first of January in the birth date.</summary>
    public double BirthDateErrors { get; init; } = 0.03;

    /// <summary>A person who moved; half of the records show the old address.</summary>
    public double Moves { get; init; } = 0.25;

    /// <summary>A woman who changed her surname on marriage; some records show the old one, some both.</summary>
    public double Marriages { get; init; } = 0.1;

    /// <summary>A child of a household with three or more that has a twin.</summary>
    public double Twins { get; init; } = 0.03;

    /// <summary>A son named like his father.</summary>
    public double Juniors { get; init; } = 0.05;

    /// <summary>A household with one e-mail address for all.</summary>
    public double SharedEmails { get; init; } = 0.08;

    /// <summary>A household with one telephone for all.</summary>
    public double SharedPhones { get; init; } = 0.3;

    /// <summary>A record with the person's national identifier.</summary>
    public double NationalIds { get; init; } = 0.15;

    /// <summary>Attributes that no record has.</summary>
    public IReadOnlySet<AttributeKind> Omit { get; init; } = new HashSet<AttributeKind>();

    /// <summary>Records are shuffled within windows of this many, so that a person's records don't stand together. 1 leaves them in order.</summary>
    public int ShuffleWindow { get; init; } = 10_000;
}
