using IdentityHub.Consent.Changes;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Workbench;

/// <summary>Which records leave a party, and what would come of it.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">Its records.</param>
/// <param name="Leaving">Those that leave.</param>
/// <param name="Preview">What would come of it; null before records are chosen, or when they can't be split off.</param>
/// <param name="Outcomes">Decisions of consent that would change.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record SplitModel(
    PartyView Party, IReadOnlyList<SourceRecordView> Records, IReadOnlySet<SourceRecordId> Leaving, PinReceipt? Preview, IReadOnlyList<ConsentOutcome> Outcomes, Faults Faults);
