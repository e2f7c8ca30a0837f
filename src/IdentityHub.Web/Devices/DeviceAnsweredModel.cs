namespace IdentityHub.Web.Devices;

/// <summary>The device has its answer.</summary>
/// <param name="Allowed">Yes or no.</param>
public sealed record DeviceAnsweredModel(bool Allowed);
