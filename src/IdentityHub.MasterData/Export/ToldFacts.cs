namespace IdentityHub.MasterData.Export;

/// <summary>
/// Which facts a delta has told already: of a party's history only what belongs to the changes being read is told, and that once. Remembers as many as were written within
/// <see cref="LongestCommand"/>.
/// </summary>
internal sealed class ToldFacts
{
    /// <summary>A fact's time is its command's; the change is published a little later, within the same transaction.</summary>
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(10);

    private readonly Dictionary<long, DateTimeOffset> told = [];

    /// <summary>What of these is to be told now.</summary>
    /// <param name="items">Versions or link decisions.</param>
    /// <param name="since">When the first of the changes was published.</param>
    public IReadOnlyList<IExported> News(IReadOnlyList<IExported> items, DateTimeOffset since)
    {
        var oldest = since - LongestCommand;
        foreach (var (place, at) in told)
        {
            if (at < oldest)
                told.Remove(place);
        }
        var news = new List<IExported>();
        foreach (var item in items.OrderBy(item => item.Place))
        {
            var at = item switch { ExportedVersion version => version.At, ExportedLink link => link.At, _ => DateTimeOffset.MaxValue };
            if (at >= oldest && told.TryAdd(item.Place, at))
                news.Add(item);
        }
        return news;
    }
}
