using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Devices;

/// <summary>What the device page shows.</summary>
/// <param name="Question">Whose device asks, once its code is known; null to ask for the code.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Faults">What was wrong with it.</param>
public sealed record DeviceModel(DeviceQuestion? Question, string? Typed, Faults Faults);
