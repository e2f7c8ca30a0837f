using System.Globalization;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Stewardship;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Workbench;

/// <summary>What the queue is filtered by, as it stands in addresses; what makes no sense doesn't restrict.</summary>
/// <param name="Kind">Of this kind.</param>
/// <param name="System">With a record of this source system.</param>
/// <param name="Rule">By this rule.</param>
/// <param name="Band">With a probability of this tenth, 0 to 9.</param>
/// <param name="Days">Waiting for at least so many days.</param>
/// <param name="Mine">Only what is assigned to, or claimed by, the steward.</param>
/// <param name="Deferred">Deferred ones as well.</param>
/// <param name="Party">About this party.</param>
public sealed record QueueQuery(ReviewKind? Kind, string? System, string? Rule, int? Band, int? Days, bool Mine, bool Deferred, GlobalPartyId? Party)
{
    private const int LongestText = 64;

    /// <summary>Reads the query of an address.</summary>
    public static QueueQuery Read(IQueryCollection query) => new(
        Enum.TryParse<ReviewKind>(query["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        Text(query["system"]), Text(query["rule"]), Number(query["band"], 9), Number(query["days"], 365), query["mine"] == "on", query["deferred"] == "on",
        TypeId.TryParse<GlobalPartyId>(query["party"].ToString(), out var party) ? party : null);

    /// <summary>The query of an address that was kept in a form.</summary>
    public static QueueQuery Read(string text) => Read(new QueryCollection(QueryHelpers.ParseQuery(text.Length > 2000 ? "" : text)));

    /// <summary>For the address of a page: empty, or beginning with a question mark.</summary>
    public string Text() => QueryHelpers.AddQueryString("", Parts());

    /// <summary>For the module.</summary>
    public ReviewFilter Filter(string steward, DateTimeOffset now) => new()
    {
        Kinds = Kind is { } kind ? [kind] : [],
        System = System,
        Rule = Rule,
        MinimumProbability = Band / 10.0,
        MaximumProbability = Band is null or 9 ? null : (Band + 1) / 10.0,
        WaitingSinceBefore = Days is { } days ? now.AddDays(-days) : null,
        Party = Party,
        Steward = Mine ? steward : null,
        IncludeDeferred = Deferred,
    };

    private Dictionary<string, string?> Parts()
    {
        var parts = new Dictionary<string, string?>
        {
            ["kind"] = Kind?.ToString(), ["system"] = System, ["rule"] = Rule, ["band"] = Band?.ToString(CultureInfo.InvariantCulture),
            ["days"] = Days?.ToString(CultureInfo.InvariantCulture), ["mine"] = Mine ? "on" : null, ["deferred"] = Deferred ? "on" : null, ["party"] = Party?.ToString(),
        };
        return parts.Where(part => part.Value is not null).ToDictionary();
    }

    private static string? Text(string? text) => text is { Length: > 0 and <= LongestText } && !text.Any(char.IsControl) ? text : null;

    private static int? Number(string? text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
