using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Erasing;

/// <summary>Stops records whose key was erased, and asks a steward, once, whether the key may come back.</summary>
internal sealed class ErasedKeyQuestions(IMasterDataStore store)
{
    /// <summary>The key's record was erased.</summary>
    public static Refusal KeyErased { get; } = new(
        RefusalKind.FailedPrecondition, "SOURCE_KEY_ERASED", "The record of this key was erased at its person's request; a steward was asked whether the key may come back. Nothing of the record was kept.");

    /// <summary>The commands that are refused; their questions go into the changes. Records that the hub has are not looked for.</summary>
    public async Task<IReadOnlyList<CheckedCommand>> AskAsync(
        Neighbourhood place, IReadOnlyList<CheckedCommand> commands, ChangeSet changes, DateTimeOffset now, CancellationToken cancellation)
    {
        var unknown = commands.Where(command => !command.Deletes && place.Find(command.Command.Key) is null).ToList();
        if (unknown.Count == 0)
            return [];
        var erased = await store.Erased.FindAsync([.. unknown.Select(command => command.Command.Key).Distinct()], cancellation);
        foreach (var (key, known) in erased.Where(entry => !entry.Value.Asked))
        {
            changes.NewTasks.Add(new ReviewTaskState(
                ReviewTaskIds.OfErasedKey(known.Record), ReviewKind.ErasedSourceKey, [known.Party], known.Record, null, 0, "erased-key", [key.System], now, []));
        }

        return unknown.FindAll(command => erased.ContainsKey(command.Command.Key));
    }
}
