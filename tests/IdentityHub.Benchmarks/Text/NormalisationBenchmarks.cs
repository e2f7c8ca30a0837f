using BenchmarkDotNet.Attributes;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.Benchmarks.Text;

/// <summary>Nanoseconds per value. The engine normalises every distinct value once, so that what is allocated here isn't allocated per pair.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class NormalisationBenchmarks
{
    private const int Count = 1_000;
    private static readonly List<GeneratedRecord> Records = [.. new CustomerGenerator().Take(20 * Count)];
    private readonly string[] _given = Values(record => record.GivenName);
    private readonly string[] _family = Values(record => record.FamilyName);
    private readonly string[] _full = Values(record => record.FullName);
    private readonly string[] _dates = Values(record => record.BirthDate);
    private readonly string[] _emails = Values(record => record.Email);
    private readonly (string Number, string Country)[] _phones = [.. Records.Where(record => record.Phone != null && record.Country != null).Select(record => (record.Phone!, record.Country!)).Take(Count)];
    private readonly string[] _lines = Values(record => record.Source == "service" ? record.AddressLine : null);
    private readonly string[] _streets = Values(record => record.Street);

    [Benchmark(OperationsPerInvoke = Count)]
    public int GivenName() => _given.Sum(value => PersonNameParser.Given(value).Given.Length);

    [Benchmark(OperationsPerInvoke = Count)]
    public int FamilyName() => _family.Sum(value => PersonNameParser.Family(value).Family.Length);

    [Benchmark(OperationsPerInvoke = Count)]
    public int FullName() => _full.Sum(value => PersonNameParser.Full(value).Family.Length);

    [Benchmark(OperationsPerInvoke = Count)]
    public int BirthDate() => _dates.Sum(value => BirthDateNormaliser.Normalise(value)?.Day ?? 0);

    [Benchmark(OperationsPerInvoke = Count)]
    public int Email() => _emails.Sum(value => EmailNormaliser.Normalise(value)?.Key.Length ?? 0);

    [Benchmark(OperationsPerInvoke = Count)]
    public long Phone() => _phones.Sum(value => (long)(PhoneNormaliser.Normalise(value.Number, value.Country)?.LastSeven ?? 0));

    [Benchmark(OperationsPerInvoke = Count)]
    public int Street() => _streets.Sum(value => AddressNormaliser.Street(value)?.Length ?? 0);

    [Benchmark(OperationsPerInvoke = Count)]
    public int AddressLine() => _lines.Sum(value => AddressParser.Parse(value).Street.Length);

    private static string[] Values(Func<GeneratedRecord, string?> of) => [.. Records.Select(of).OfType<string>().Take(Count)];
}
