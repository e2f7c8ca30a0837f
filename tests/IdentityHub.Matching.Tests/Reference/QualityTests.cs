using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Tests.Engine;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Reference;

/// <summary>Quality at the threshold that the engine chose by itself.</summary>
public sealed class QualityTests
{
    [Theory]
    [Trait("Category", "ReferenceData")]
    [InlineData("febrl1.csv", 0.998, 0.998, 0.99)]
    [InlineData("febrl2.csv", 0.998, 0.998, 0.99)]
    [InlineData("febrl3.csv", 0.998, 0.998, 0.99)]
    [InlineData("fake_1000.csv", 0.97, 0.98, 0.96)]
    [InlineData("synth_10k.csv", 0.99, 0.99, 0.99)]
    [InlineData("senzing_truthset.csv", 0.84, 0.84, 0.99)]
    public void The_reference_sets_reach_their_floor_without_any_truth(string name, double f1, double precision, double blockingRecall)
    {
        var (table, truth) = ReferenceSet.Read(name);

        var result = Run.Evaluate(table, truth);

        result.Chosen.F1.ShouldBeGreaterThanOrEqualTo(f1);
        result.Chosen.Precision.ShouldBeGreaterThanOrEqualTo(precision);
        result.BlockingRecall.ShouldBeGreaterThanOrEqualTo(blockingRecall);
    }

    [Theory]
    [InlineData("standard", 0.97)]
    [InlineData("clean", 0.985)]
    [InlineData("no-birth-date", 0.94)]
    [InlineData("names-and-city", 0.97)]
    [InlineData("heavy-typos", 0.90)]
    [InlineData("households", 0.92)]
    [InlineData("uk-de", 0.96)]
    [InlineData("marketing", 0.93)]
    [InlineData("name-address-phone", 0.93)]
    [InlineData("contact-points", 0.92)]
    [InlineData("sparse", 0.94)]
    public void Every_family_of_customers_reaches_its_floor_and_nearly_its_best_threshold(string family, double floor)
    {
        var (table, truth) = new CustomerGenerator(GeneratorFamilies.All[family]).ToTable(2500);

        var result = Run.Evaluate(table, truth);

        result.Chosen.F1.ShouldBeGreaterThanOrEqualTo(floor);
        result.Chosen.F1.ShouldBeGreaterThanOrEqualTo(result.Best.F1 - 0.02);
    }
}
