using IdentityHub.Matching.Evaluation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Training;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

/// <summary>The engine, stopped when the test is.</summary>
internal static class Run
{
    public static TrainingResult Train(RecordTable table, TrainingOptions? options = null) =>
        MatchEngine.Train(table, options, cancellation: TestContext.Current.CancellationToken);

    public static Resolution Resolve(RecordTable table, MatchModel? model = null, ResolveOptions? options = null) =>
        MatchEngine.Resolve(table, model, options, cancellation: TestContext.Current.CancellationToken);

    public static EvaluationResult Evaluate(RecordTable table, int[] truth) =>
        MatchEngine.Evaluate(table, truth, cancellation: TestContext.Current.CancellationToken);
}
