namespace IdentityHub.MasterData.Resolution;

/// <summary>Records that were read together. Not for several threads at once.</summary>
internal interface IMatchStage
{
    /// <summary>log2 of the odds from which a score links.</summary>
    double Threshold { get; }

    /// <summary>The hashes under which a record is found, ascending: records without a common one are never compared by themselves.</summary>
    IReadOnlyList<long> KeysOf(int record);

    /// <summary>Judges two records; symmetric.</summary>
    PairJudgement Judge(int left, int right);

    /// <summary>A number that two records share which are judged alike against any third.</summary>
    int LikenessOf(int record);

    /// <summary>Whether two records contradict each other in at least two of what makes a person: names, birth date, sex, national id.</summary>
    bool Contradict(int left, int right);

    /// <summary>Says in words and numbers how a pair came to its score; nothing is known of pins and of the parties around.</summary>
    MatchExplanation Explain(int left, int right);

    /// <summary>The same records for another thread. It remembers no judgements: every pair is asked about once.</summary>
    IMatchStage Twin();
}
