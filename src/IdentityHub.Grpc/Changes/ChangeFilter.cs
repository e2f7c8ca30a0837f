using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Change.V1;
using ChangeKind = IdentityHub.Kernel.Feed.ChangeKind;

namespace IdentityHub.Grpc.Changes;

/// <summary>Which changes a watcher asked for.</summary>
internal sealed class ChangeFilter
{
    private const int MaximumSystems = 100;

    private readonly uint kinds;
    private readonly HashSet<string>? systems;

    private ChangeFilter(uint kinds, HashSet<string>? systems) => (this.kinds, this.systems) = (kinds, systems);

    public static ChangeFilter Of(WatchRequest request)
    {
        var kinds = 0u;
        for (var i = 0; i < request.Kinds.Count; i++)
        {
            var number = (int)request.Kinds[i];
            if (!Enum.IsDefined((ChangeKind)number))
                throw Refusal.Invalid($"kinds[{i}]", "is no kind of change").ToException();
            kinds |= 1u << number;
        }

        if (request.SourceSystems.Count > MaximumSystems)
            throw Refusal.Invalid("source_systems", $"has more than {MaximumSystems} elements").ToException();
        for (var i = 0; i < request.SourceSystems.Count; i++)
        {
            if (request.SourceSystems[i].Length is 0 or > SourceKey.MaximumSystemLength)
                throw Refusal.Invalid($"source_systems[{i}]", "is no code of a source system").ToException();
        }

        return new ChangeFilter(
            request.Kinds.Count == 0 ? uint.MaxValue : kinds,
            request.SourceSystems.Count == 0 ? null : new HashSet<string>(request.SourceSystems, StringComparer.Ordinal));
    }

    public bool Passes(Kernel.Feed.ChangeEvent change) =>
        (kinds & (1u << (int)change.Kind)) != 0 && (systems is null || change.SourceSystem is { } system && systems.Contains(system));
}
