using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Rights;

/// <summary>The page behind the link, on which one says what one asks for.</summary>
/// <param name="Token">From the link; null for one that isn't ours or is too old.</param>
/// <param name="Nobody">True when nothing is known by the address any more.</param>
/// <param name="Faults">What is missing.</param>
public sealed record RightsChoiceModel(string? Token, bool Nobody, Faults Faults);
