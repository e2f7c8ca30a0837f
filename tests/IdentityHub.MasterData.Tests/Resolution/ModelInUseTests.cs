using IdentityHub.MasterData.Resolution;
using IdentityHub.Matching.Model;
using Microsoft.Extensions.Options;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Resolution;

public sealed class ModelInUseTests : IDisposable
{
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void Without_a_file_the_hub_decides_with_the_model_it_comes_with() => Of(" ").Version.ShouldBe("shipped-1");

    [Fact]
    public void A_file_is_the_model()
    {
        File.WriteAllText(file, new MatchModel { Version = "ours-7", UpperThreshold = 0.6 }.ToJson());

        var found = Of(file);

        (found.Version, found.Model.UpperThreshold).ShouldBe(("ours-7", 0.6));
    }

    [Theory]
    [InlineData("nonsense", "The file is no model")]
    [InlineData("{\"format\":99,\"version\":\"new\"}", "form 99")]
    [InlineData("{\"format\":1,\"version\":\"\"}", "name")]
    [InlineData("{\"format\":1,\"version\":\"shipped-1\"}", "comes with the hub")]
    [InlineData("{\"format\":1,\"version\":\"ours\",\"upperThreshold\":0}", "thresholds")]
    [InlineData("{\"format\":1,\"version\":\"ours\",\"priorMatch\":2}", "prior")]
    [InlineData("{\"format\":1,\"version\":\"ours\",\"comparisons\":null}", "lacks")]
    [InlineData("{\"format\":1,\"version\":\"ours\",\"blocking\":null}", "lacks")]
    public void What_is_no_model_is_said_with_the_key_that_names_it(string text, string said)
    {
        File.WriteAllText(file, text);

        var refused = Should.Throw<InvalidOperationException>(() => Of(file));

        refused.Message.ShouldStartWith($"Hub:Matching:Model names '{file}'");
        refused.Message.ShouldContain(said);
    }

    [Fact]
    public void A_file_that_is_missing_is_named() => Should.Throw<InvalidOperationException>(() => Of(file + ".none")).Message.ShouldContain(file + ".none");

    public void Dispose() => File.Delete(file);

    private static ModelInUse Of(string path) => new(Options.Create(new MatchingOptions { Model = path }));
}
