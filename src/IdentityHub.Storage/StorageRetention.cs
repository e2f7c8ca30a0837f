using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.Storage;

/// <summary>How long what isn't kept for good is kept.</summary>
/// <param name="Feed">Changes on the feed (<c>Hub:Retention:FeedDays</c>, 90 days): a reader that stays away longer starts again.</param>
/// <param name="Jobs">Jobs that have ended (<c>Hub:Retention:JobDays</c>, 7 days).</param>
public sealed record StorageRetention(TimeSpan Feed, TimeSpan Jobs)
{
    internal static StorageRetention Read(IConfiguration configuration) =>
        new(Days(configuration, "Hub:Retention:FeedDays", 90), Days(configuration, "Hub:Retention:JobDays", 7));

    private static TimeSpan Days(IConfiguration configuration, string key, int otherwise)
    {
        if (configuration[key] is not { Length: > 0 } text)
            return TimeSpan.FromDays(otherwise);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36500
            ? TimeSpan.FromDays(days)
            : throw new InvalidOperationException($"{key} is '{text}'; it must be a whole number of days, 1 to 36500.");
    }
}
