using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Audit;

/// <summary>Looks at what one actor's acts leave in the audit trail.</summary>
internal sealed class AuditWatch(HubFixture hub, Actor actor, params string[] secrets)
{
    /// <summary>What no entry may hold.</summary>
    public List<string> Secrets { get; } = [.. secrets];

    /// <summary>Does the act and returns the one entry of that action which it left; fails when there is none, more, or one that says too little or too much.</summary>
    public async Task<AuditEntry> OneAsync(string action, string? subject, Func<Task> act)
    {
        var before = (await ReadAsync()).Select(entry => entry.Sequence).DefaultIfEmpty().Max();
        var began = TimeProvider.System.GetUtcNow();
        await act();
        var left = (await ReadAsync()).Where(entry => entry.Sequence > before && entry.Entry.Actor.Id == actor.Id).ToList();
        var (_, at, entry) = left.Where(found => found.Entry.Action == action).ToList().ShouldHaveSingleItem($"{action}: {string.Join(", ", left.Select(found => found.Entry.Action))}");
        entry.Actor.ShouldBe(actor, action);
        if (subject is not null)
            entry.Subject.ShouldBe(subject, action);
        entry.Subject.ShouldNotBeNullOrEmpty(action);
        at.ShouldBeInRange(began.AddSeconds(-1), TimeProvider.System.GetUtcNow(), action);
        foreach (var found in left)
        {
            found.Entry.RemoteAddress.ShouldNotBeNull(found.Entry.Action).ShouldStartWith("127.0.0.", Case.Sensitive, found.Entry.Action);
            foreach (var secret in Secrets)
                $"{found.Entry.Subject} {found.Entry.Detail}".ShouldNotContain(secret, Case.Insensitive, found.Entry.Action);
        }
        return entry;
    }

    private Task<IReadOnlyList<(long Sequence, DateTimeOffset At, AuditEntry Entry)>> ReadAsync() =>
        hub.Hub.ScopedAsync<IAuditTrail, IReadOnlyList<(long Sequence, DateTimeOffset At, AuditEntry Entry)>>(trail => trail.ReadAsync(null, null, 5_000, CancellationToken.None));
}
