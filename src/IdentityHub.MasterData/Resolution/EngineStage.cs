using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Records read by the engine, once, whose pairs are then judged as often as needed.</summary>
internal sealed class EngineStage : IMatchStage
{
    private static readonly string[] Personal = ["given name", "family name", "birth date", "sex", "name suffix", "national id"];

    private readonly IReadOnlyList<MatchFeatures> records;
    private readonly string version;
    private readonly bool hasRules;
    private readonly RecordSet set;
    private readonly int[] rows;
    private readonly IReadOnlyList<long>?[] keys;
    private readonly Dictionary<long, PairJudgement>? judged = [];

    /// <summary>Sets it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="records">The records.</param>
    /// <param name="rows">Where each is in the set: those that are alike are there once.</param>
    /// <param name="set">What the engine read.</param>
    public EngineStage(MatchModel model, IReadOnlyList<MatchFeatures> records, int[] rows, RecordSet set)
    {
        (this.records, this.rows, this.set, version, hasRules) = (records, rows, set, model.Version, model.Rules.Count > 0);
        keys = new IReadOnlyList<long>?[set.Count];
        Threshold = Math.Log2(model.UpperThreshold / (1 - model.UpperThreshold));
    }

    private EngineStage(EngineStage other)
    {
        (records, version, hasRules, rows, keys, Threshold) = (other.records, other.version, other.hasRules, other.rows, other.keys, other.Threshold);
        set = other.set.Twin();
        judged = null;
    }

    public double Threshold { get; }

    public IMatchStage Twin() => new EngineStage(this);

    public int LikenessOf(int record) => rows[record];

    public IReadOnlyList<long> KeysOf(int record)
    {
        if (keys[rows[record]] is { } known)
            return known;
        var features = records[record];
        var made = new List<ulong>(32);
        if (features.Speaks)
            set.KeysOf(rows[record], made);
        foreach (var identifier in features.Identifiers)
            made.Add(unchecked((ulong)Hash(identifier)));
        return keys[rows[record]] = Ascending(CollectionsMarshal.AsSpan(made));
    }

    public PairJudgement Judge(int left, int right)
    {
        // One direction always: sums of fractions depend on the order in which they are added.
        var (a, b) = records[left].Signature <= records[right].Signature ? (left, right) : (right, left);
        if (judged is null)
            return Decide(a, b);
        var pair = ((long)rows[a] << 32) | (uint)rows[b];
        ref var judgement = ref CollectionsMarshal.GetValueRefOrAddDefault(judged, pair, out var known);
        return known ? judgement : judgement = Decide(a, b);
    }

    public bool Contradict(int left, int right)
    {
        if (!records[left].Speaks || !records[right].Speaks || records[left].Kind != records[right].Kind)
            return false;
        var against = 0;
        foreach (var outcome in set.Explain(rows[left], rows[right]).Outcomes)
        {
            if (outcome.Weight < 0 && outcome.Level.StartsWith("different", StringComparison.Ordinal) && Array.IndexOf(Personal, outcome.Comparison) >= 0)
                against++;
        }
        return against >= 2;
    }

    public MatchExplanation Explain(int left, int right)
    {
        var judgement = Judge(left, right);
        var explained = set.Explain(rows[left], rows[right]);
        var obstacles = new List<string>();
        if (records[left].Kind != records[right].Kind)
            obstacles.Add("kind");
        if (!KeysOf(left).Intersect(KeysOf(right)).Any())
            obstacles.Add("no-common-key");
        if (judgement.Class is PairClass.Apart or PairClass.Unsure)
            obstacles.Add("below-threshold");
        var certain = judgement.Class == PairClass.Certain;
        var verdict = judgement.Class switch
        {
            PairClass.Scored or PairClass.Certain or PairClass.Contact => MatchVerdict.Link,
            PairClass.Unsure => MatchVerdict.Review,
            PairClass.Never => MatchVerdict.Never,
            _ => obstacles.Contains("kind") ? MatchVerdict.Never : MatchVerdict.Apart,
        };
        return new MatchExplanation(
            explained.PriorWeight,
            [.. explained.Outcomes.Select(line => new MatchContribution(line.Comparison, line.Level, line.Weight, line.Left, line.Right))],
            explained.TotalWeight, certain ? 1 : explained.Probability, verdict,
            certain || judgement.Class == PairClass.Contact ? judgement.Rule : explained.Rule, obstacles, version);
    }

    private PairJudgement Decide(int left, int right)
    {
        var (one, other) = (records[left], records[right]);
        if (one.Kind != other.Kind)
            return PairJudgement.Apart;
        // A rule of the model that says never stands before every rule that links.
        var score = !one.Speaks || !other.Speaks ? default : Score(left, right);
        if (hasRules && score.Verdict == PairVerdict.Veto)
            return new PairJudgement(PairClass.Never, default, -PairJudgement.Certainty, "never");
        if (one.IsNameless || other.IsNameless)
            return ContactLead.Between(one, other) is { } lead ? new PairJudgement(PairClass.Contact, lead, Bits(score.Weight), ContactLead.Rule) : PairJudgement.Apart;
        if (CertainRules.Judge(one, other) is { } rule)
            return new PairJudgement(PairClass.Certain, rule.Strength, PairJudgement.Certainty, rule.Rule);
        return score.Verdict switch
        {
            PairVerdict.Link => new PairJudgement(PairClass.Scored, LinkStrength.Unproven, Bits(score.Weight), RuleOf(left, right, score.Weight)),
            PairVerdict.Review => new PairJudgement(PairClass.Unsure, LinkStrength.Unproven, Bits(score.Weight), "score"),
            _ => new PairJudgement(PairClass.Apart, default, Bits(score.Weight), "score"),
        };
    }

    // Two records that are alike were read as one, which is scored against itself.
    private PairScore Score(int left, int right) => set.Score(rows[left], rows[right]);

    private string RuleOf(int left, int right, double weight) =>
        hasRules && weight >= PairJudgement.Certainty && set.Explain(rows[left], rows[right]).Rule is { Length: <= 32 } rule ? rule : "score";

    private static long[] Ascending(Span<ulong> made)
    {
        var signed = MemoryMarshal.Cast<ulong, long>(made);
        signed.Sort();
        var count = 0;
        for (var i = 0; i < signed.Length; i++)
        {
            if (i == 0 || signed[i] != signed[i - 1])
                signed[count++] = signed[i];
        }
        return signed[..count].ToArray();
    }

    private static double Bits(double weight) => Math.Round(weight, 3);

    private static long Hash(IdentifierKey identifier)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"x\0{identifier.Namespace}\0{identifier.Value}")));
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}
