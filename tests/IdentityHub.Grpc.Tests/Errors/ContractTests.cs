using System.Text.RegularExpressions;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Grpc.Wire;
using IdentityHub.Protos.Common.V1;

namespace IdentityHub.Grpc.Tests.Errors;

/// <summary>The contract and the modules behind it say the same.</summary>
public sealed partial class ContractTests
{
    [Fact]
    public void Enumerations_that_are_passed_on_by_number_have_the_same_names_on_both_sides()
    {
        Same<IdentityHub.Consent.Purposes.Channel, IdentityHub.Protos.Consent.V1.Channel>();
        Same<ContactPointKind, IdentityHub.Protos.Consent.V1.ContactPointKind>();
        Same<CaptureMethod, IdentityHub.Protos.Consent.V1.CaptureMethod>();
        Same<ReasonCode, IdentityHub.Protos.Consent.V1.ReasonCode>();
        Same<IdentityHub.Consent.Purposes.LegalBasis, IdentityHub.Protos.Consent.V1.LegalBasis>();
        Same<IdentityHub.Consent.Purposes.PurposeKind, IdentityHub.Protos.Consent.V1.PurposeKind>();
        Same<IdentityHub.Consent.Subscriptions.Frequency, IdentityHub.Protos.Consent.V1.Frequency>();
        Same<IdentityHub.Kernel.Feed.ChangeKind, IdentityHub.Protos.Change.V1.ChangeKind>();
        Same<IdentityHub.MasterData.Resolution.MatchVerdict, IdentityHub.Protos.Match.V1.MatchVerdict>();
        Same<IdentityHub.MasterData.Stewardship.ReviewKind, IdentityHub.Protos.Review.V1.ReviewKind>();
        Same<IdentityHub.MasterData.Stewardship.ReviewAnswer, IdentityHub.Protos.Review.V1.ReviewAnswer>();
        Same<IdentityHub.MasterData.Survivorship.Authority, IdentityHub.Protos.Source.V1.Authority>();
        Same<IdentityHub.MasterData.Survivorship.SurvivorshipRule, IdentityHub.Protos.Source.V1.SurvivorshipRule>();
        Same<IdentityHub.MasterData.Relationships.RelationshipKind, IdentityHub.Protos.Relationship.V1.RelationshipKind>();
    }

    [Fact]
    public void Every_reason_that_the_modules_behind_the_api_give_is_documented()
    {
        var documented = Enum.GetValues<ErrorReason>().Select(ToWire.NameOf).ToHashSet();
        string[] rooms = ["Kernel", "MasterData", "Consent", "Grpc"];
        var given = rooms
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository(), "src", $"IdentityHub.{room}"), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Reason().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct();
        given.Except(documented).ShouldBeEmpty();
    }

    [GeneratedRegex("(?:RefusalKind\\.\\w+,|NotFound\\(|Code\\.\\w+,)\\s*\"([A-Z][A-Z_]+)\"")]
    private static partial Regex Reason();

    private static void Same<TModule, TWire>() where TModule : struct, Enum where TWire : struct, Enum =>
        Enum.GetValues<TWire>().Where(value => Convert.ToInt32(value) != 0).Select(value => (Convert.ToInt32(value), value.ToString()))
            .ShouldBe(Enum.GetValues<TModule>().Select(value => (Convert.ToInt32(value), value.ToString())));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "IdentityHub.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
