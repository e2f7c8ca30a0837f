using System.Globalization;
using System.IO.Hashing;
using System.Text;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>
/// Names what a page about a question shows: the question with everything that stewards did to it, and its parties' revisions. A browser that read the next question ahead shows
/// it only when the hub, having claimed that question, comes to the same stamp.
/// </summary>
internal static class ReviewStamp
{
    /// <summary>The stamp of the page that the browser holds, on a request; where the page is to be shown, on the answer.</summary>
    public const string Held = "Hub-Ahead", Address = "Hub-Address";

    /// <summary>Parties of a question that its page shows, and the stamp covers.</summary>
    public const int MostParties = 10;

    public static string Of(ReviewTask task, IEnumerable<PartyView> parties)
    {
        var shown = new StringBuilder().Append(task.Id).Append(' ').Append(task.Etag);
        foreach (var party in parties.OrderBy(party => party.Id.Value))
            shown.Append(CultureInfo.InvariantCulture, $" {party.Id} {party.Revision}");
        return XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(shown.ToString())).ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>The question as it will be when the steward has claimed it: a claim is one act.</summary>
    public static ReviewTask Claimed(ReviewTask task, string steward, DateTimeOffset now) => task with
    {
        Desk = task.Desk with { ClaimedBy = steward, ClaimedUntil = now + ReviewDesk.ClaimLifetime, Revision = task.Desk.Revision + 1 },
    };
}
