using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Devices;

/// <summary>Keeps devices' requests. Writes take part in the current unit of work; each change is one conditional update, so that of several at once one wins.</summary>
public interface IDeviceStore
{
    /// <summary>Keeps a new request; false when its user code is taken.</summary>
    Task<bool> TryAddAsync(DeviceRequest request, CancellationToken cancellation);

    /// <summary>By device code, expired ones too, or null.</summary>
    Task<DeviceRequest?> FindAsync(byte[] deviceCodeHash, CancellationToken cancellation);

    /// <summary>By user code, expired ones too, or null.</summary>
    Task<DeviceRequest?> FindByUserCodeAsync(byte[] userCodeHash, CancellationToken cancellation);

    /// <summary>Notes a poll and the interval from now on; false when another poll came between.</summary>
    Task<bool> PolledAsync(byte[] deviceCodeHash, DateTimeOffset? lastSeen, DateTimeOffset at, TimeSpan interval, CancellationToken cancellation);

    /// <summary>Moves a request on; false when it was no longer in the state named.</summary>
    Task<bool> MoveAsync(byte[] deviceCodeHash, DeviceRequestState from, DeviceRequestState to, SessionId? session, CancellationToken cancellation);

    /// <summary>Removes a small batch of requests that expired before; returns how many.</summary>
    Task<int> PruneAsync(DateTimeOffset expiredBefore, int limit, CancellationToken cancellation);
}
