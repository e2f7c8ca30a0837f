namespace IdentityHub.Matching.Clustering;

/// <summary>Disjoint sets with path halving and union by size.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parents;
    private readonly int[] _sizes;

    public UnionFind(int count)
    {
        _parents = new int[count];
        _sizes = new int[count];
        for (var i = 0; i < count; i++)
            (_parents[i], _sizes[i]) = (i, 1);
    }

    public int Find(int item)
    {
        while (_parents[item] != item)
            item = _parents[item] = _parents[_parents[item]];
        return item;
    }

    public void Union(int left, int right)
    {
        (left, right) = (Find(left), Find(right));
        if (left == right)
            return;
        if (_sizes[left] < _sizes[right])
            (left, right) = (right, left);
        _parents[right] = left;
        _sizes[left] += _sizes[right];
    }
}
