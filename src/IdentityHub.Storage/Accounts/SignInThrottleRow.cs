namespace IdentityHub.Storage.Accounts;

/// <summary>How often something was tried of late. The key is a keyed hash: whose it is can't be read.</summary>
internal sealed class SignInThrottleRow
{
    public required byte[] Key { get; init; }

    public required int Count { get; set; }

    public required DateTimeOffset LastAt { get; set; }
}
