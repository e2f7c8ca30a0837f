using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Devices;

/// <summary>A device that asks to be signed in (RFC 8628), as it is kept: neither code can be read from it.</summary>
/// <param name="DeviceCodeHash">SHA-256 of the device code; names the request.</param>
/// <param name="UserCodeHash">Keyed hash of the user code, which is too short for a plain one.</param>
/// <param name="ClientId">The device's client.</param>
/// <param name="Scopes">What it asks for.</param>
/// <param name="CreatedAt">When it asked.</param>
/// <param name="ExpiresAt">From here on the codes are dead.</param>
/// <param name="Interval">The least time between two polls.</param>
/// <param name="LastPolledAt">The last poll; null before the first.</param>
/// <param name="State">What became of it.</param>
/// <param name="Session">The device's own session, once approved.</param>
public sealed record DeviceRequest(byte[] DeviceCodeHash, byte[] UserCodeHash, string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, TimeSpan Interval, DateTimeOffset? LastPolledAt, DeviceRequestState State, SessionId? Session);
