using System.Collections.Concurrent;
using System.Globalization;

namespace IdentityHub.Samples.Storefront.Shop;

/// <summary>Orders by whom they belong to: a visitor id for a guest, the hub's subject for a customer. Kept in memory: a sample.</summary>
internal sealed class OrderBook
{
    private readonly ConcurrentDictionary<string, List<Order>> orders = new(StringComparer.Ordinal);
    private int last = 20_000;

    /// <summary>Everything that somebody bought, oldest first.</summary>
    public IReadOnlyList<Order> Of(string owner)
    {
        var own = orders.GetOrAdd(owner, _ => []);
        lock (own)
            return [.. own];
    }

    /// <summary>Notes what is in the basket as an order.</summary>
    public Order Add(string owner, Basket basket)
    {
        var order = new Order($"H-{Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture)}", basket.Lines, basket.Total);
        var own = orders.GetOrAdd(owner, _ => []);
        lock (own)
            own.Add(order);
        return order;
    }

    /// <summary>What the guest bought is the customer's from now on.</summary>
    public void Move(string visitor, string customer)
    {
        if (!orders.TryRemove(visitor, out var guests))
            return;
        var own = orders.GetOrAdd(customer, _ => []);
        lock (own)
            own.AddRange(guests);
    }
}
