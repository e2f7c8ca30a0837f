namespace IdentityHub.Matching.RealTime;

/// <summary>Links between rows, as lists threaded through two growing arrays.</summary>
internal sealed class LinkGraph
{
    private readonly List<int> _targets = [];
    private readonly List<int> _next = [];
    private int[] _heads = [];

    public void Add(int left, int right)
    {
        AddOneWay(left, right);
        AddOneWay(right, left);
    }

    /// <summary>Every row that links lead to from this one, in ascending order.</summary>
    public List<int> ComponentOf(int row)
    {
        var seen = new SortedSet<int> { row };
        var open = new Queue<int>([row]);
        while (open.TryDequeue(out var current))
        {
            if (current >= _heads.Length)
                continue;
            for (var edge = _heads[current]; edge != 0; edge = _next[edge - 1])
            {
                if (seen.Add(_targets[edge - 1]))
                    open.Enqueue(_targets[edge - 1]);
            }
        }

        return [.. seen];
    }

    private void AddOneWay(int from, int to)
    {
        if (from >= _heads.Length)
            Array.Resize(ref _heads, Math.Max(from + 1, _heads.Length * 2));
        _targets.Add(to);
        _next.Add(_heads[from]);
        _heads[from] = _targets.Count;
    }
}
