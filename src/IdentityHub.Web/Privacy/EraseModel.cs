using IdentityHub.Consent.Privacy;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Privacy;

/// <summary>What an erasure would do, before the person decides.</summary>
/// <param name="Classes">What becomes of each class of data.</param>
/// <param name="Unproven">Records that an employee has to look at first.</param>
/// <param name="Days">Days in which the person may come back.</param>
/// <param name="Faults">Why it wasn't done.</param>
public sealed record EraseModel(IReadOnlyList<TreatedClass> Classes, int Unproven, int Days, Faults Faults);
