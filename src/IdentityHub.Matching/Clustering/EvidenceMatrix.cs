namespace IdentityHub.Matching.Clustering;

/// <summary>The evidence between the groups of a component while they are joined. Records are addressed in order of rank.</summary>
internal sealed class EvidenceMatrix
{
    /// <summary>Bits against a match that a pair counts for, and repetitions: together less than a certain pair speaks for it.</summary>
    private const float MostContrary = 5;

    private const int MostRepeated = 3;

    private readonly int[] _order;
    private readonly int[] _groups;
    private readonly int[] _sizes;
    private readonly long[,] _sums;
    private readonly long[,] _contrary;
    private readonly long[] _discord;
    private readonly float[,] _weights;
    private readonly float[,] _best;
    private readonly bool[,] _vetoes;
    private readonly bool[,] _pins;
    private readonly float _threshold;

    public EvidenceMatrix(int[] order, Func<int, int, PairEvidence> evidence, float threshold, float clip, float scale)
    {
        var n = order.Length;
        (_order, _threshold) = (order, threshold);
        _groups = [.. Enumerable.Range(0, n)];
        _sizes = [.. Enumerable.Repeat(1, n)];
        _sums = new long[n, n];
        _contrary = new long[n, n];
        _discord = new long[n];
        _weights = new float[n, n];
        _best = new float[n, n];
        _vetoes = new bool[n, n];
        _pins = new bool[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                var pair = evidence(order[i], order[j]);
                _weights[i, j] = _weights[j, i] = _best[i, j] = _best[j, i] = pair.Weight;
                _sums[i, j] = _sums[j, i] = (long)MathF.Round(Math.Clamp(pair.Weight - threshold, -clip, clip) * scale);
                _contrary[i, j] = _contrary[j, i] = (long)MathF.Round(Math.Clamp(pair.Contrary, 0, MostContrary) * scale);
                _vetoes[i, j] = _vetoes[j, i] = pair.IsVeto;
                _pins[i, j] = _pins[j, i] = pair.IsPinned;
            }
        }
    }

    public void JoinBestFirst()
    {
        var n = _order.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (_pins[i, j] && _groups[i] != _groups[j])
                    Join(Math.Min(_groups[i], _groups[j]), Math.Max(_groups[i], _groups[j]));
            }
        }

        while (FindBest(out var left, out var right))
            Join(left, right);
    }

    public ComponentPartition Result(bool tooLarge)
    {
        var n = _order.Length;
        var numbers = new Dictionary<int, int>();
        var partyOf = new int[n];
        for (var i = 0; i < n; i++)
        {
            if (!numbers.TryGetValue(_groups[i], out var number))
                numbers[_groups[i]] = number = numbers.Count;
            partyOf[_order[i]] = number;
        }

        var refused = new List<RefusedLink>();
        for (var i = 0; i < n; i++)
        {
            for (var j = i + 1; j < n; j++)
            {
                if (_groups[i] == _groups[j] || _weights[i, j] < _threshold)
                    continue;
                var reason = tooLarge ? ReviewReason.TooLarge : _vetoes[_groups[i], _groups[j]] ? ReviewReason.Vetoed : ReviewReason.WeakBridge;
                refused.Add(new(_order[i], _order[j], _weights[i, j], reason));
            }
        }

        return new(partyOf, refused);
    }

    /// <summary>The two groups with the best mean evidence, of those that a link connects; the first by rank among equals.</summary>
    private bool FindBest(out int left, out int right)
    {
        (left, right) = (-1, -1);
        long bestSum = 0, bestPairs = 1;
        for (var i = 0; i < _order.Length; i++)
        {
            if (_groups[i] != i)
                continue;
            for (var j = i + 1; j < _order.Length; j++)
            {
                if (_groups[j] != j || _vetoes[i, j] || _best[i, j] < _threshold)
                    continue;
                var pairs = (long)_sizes[i] * _sizes[j];
                // Compared as fractions: sum / pairs > bestSum / bestPairs.
                var sum = _sums[i, j] - Repeated(i, j) * pairs;
                if (sum * bestPairs > bestSum * pairs || left < 0 && sum == 0)
                    (left, right, bestSum, bestPairs) = (i, j, sum, pairs);
            }
        }

        return left >= 0;
    }

    /// <summary>
    /// What it says beyond a single pair that every record of one group contradicts every record of the other, while the groups agree among themselves. One record
    /// may be wrong about a name or a date; that two or three agree on the wrong one is as many errors, while what speaks for the match (family name, address) is no
    /// stronger for being written down again.
    /// </summary>
    private long Repeated(int left, int right) =>
        Math.Max(0, _contrary[left, right] - Math.Max(_discord[left], _discord[right])) * (Math.Min(Math.Min(_sizes[left], _sizes[right]), MostRepeated) - 1);

    private void Join(int left, int right)
    {
        _discord[left] = Math.Max(_contrary[left, right], Math.Max(_discord[left], _discord[right]));
        for (var i = 0; i < _order.Length; i++)
        {
            if (_groups[i] == right)
                _groups[i] = left;
            if (i == left || i == right)
                continue;
            _sums[left, i] = _sums[i, left] = _sums[left, i] + _sums[right, i];
            _contrary[left, i] = _contrary[i, left] = Math.Min(_contrary[left, i], _contrary[right, i]);
            _best[left, i] = _best[i, left] = Math.Max(_best[left, i], _best[right, i]);
            _vetoes[left, i] = _vetoes[i, left] = _vetoes[left, i] || _vetoes[right, i];
        }

        _sizes[left] += _sizes[right];
    }
}
