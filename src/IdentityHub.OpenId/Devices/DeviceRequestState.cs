namespace IdentityHub.OpenId.Devices;

/// <summary>What became of a device's request. Stored as numbers: never reuse one.</summary>
public enum DeviceRequestState
{
    /// <summary>The person hasn't answered.</summary>
    Pending = 1,

    /// <summary>The person said yes; the device may fetch its tokens, once.</summary>
    Approved = 2,

    /// <summary>The person said no.</summary>
    Denied = 3,

    /// <summary>The device has fetched its tokens.</summary>
    Redeemed = 4,
}
