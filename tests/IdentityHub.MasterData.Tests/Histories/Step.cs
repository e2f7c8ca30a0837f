namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>One thing that happens in a random history; numbers are taken modulo what there is.</summary>
internal abstract record Step
{
    public sealed record Put(int Key, int Name, int Email, int Phone, bool Verified, int Version) : Step;

    public sealed record Delete(int Key) : Step;

    public sealed record Merge(int First, int Second, int Survivor) : Step;

    public sealed record Unmerge(int Which) : Step;

    public sealed record Link(int Key, int Party) : Step;

    public sealed record Unlink(int Key) : Step;

    public sealed record Answer(int Task, bool Yes) : Step;

    public sealed record TakeBack(int Which) : Step;

    public sealed record Split(int Party, int Records) : Step;

    public sealed record PinPair(int First, int Second, bool Always) : Step;

    public sealed record Prefer(int Record, int Group) : Step;

    public sealed record Write(int Party, int Name, bool Clears) : Step;

    public sealed record Release(int Which) : Step;

    public sealed record OtherModel : Step;
}
