using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Web.Workbench;

/// <summary>What to call whoever did something: people by their names, systems by their ids.</summary>
internal sealed class StaffNames(AccountDirectory accounts)
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Learns the names of actors; the ids of others than people stay.</summary>
    public async Task LearnAsync(IEnumerable<string?> actors, CancellationToken cancellation)
    {
        foreach (var actor in actors.OfType<string>().Distinct().Where(actor => !known.ContainsKey(actor)).ToList())
            known[actor] = TypeId.TryParse<AccountId>(actor, out var account) && await accounts.FindAsync(account, cancellation) is { DisplayName: { Length: > 0 } name } ? name : actor;
    }

    /// <summary>The name of an actor that was learnt, otherwise the id.</summary>
    public string Of(string actor) => known.GetValueOrDefault(actor) ?? actor;
}
