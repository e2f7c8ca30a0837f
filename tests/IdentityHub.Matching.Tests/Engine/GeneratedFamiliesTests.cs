using IdentityHub.Matching.Generation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

/// <summary>Kinds of data that the engine wasn't looked at with: floors well below what it reaches, so that only a real loss fails.</summary>
public sealed class GeneratedFamiliesTests
{
    [Theory]
    [InlineData("uk-de", 0.95, 0.93)]
    [InlineData("names-and-city", 0.94, 0.94)]
    [InlineData("households", 0.9, 0.9)]
    public void A_family_of_data_is_resolved_without_its_truth(string family, double precision, double recall)
    {
        var (table, truth) = new CustomerGenerator(GeneratorFamilies.All[family] with { Seed = 77 }).ToTable(4_000);

        var chosen = MatchEngine.Evaluate(table, truth, cancellation: TestContext.Current.CancellationToken).Chosen;

        chosen.Precision.ShouldBeGreaterThan(precision);
        chosen.Recall.ShouldBeGreaterThan(recall);
    }
}
