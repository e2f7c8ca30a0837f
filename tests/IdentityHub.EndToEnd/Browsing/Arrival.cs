using System.Text.RegularExpressions;
using IdentityHub.Testing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Browsing;

/// <summary>Waits for where a page goes by looking at it: an event that came before somebody listened is never waited for.</summary>
internal static class Arrival
{
    /// <summary>Returns when the page shows the address, completely loaded; <c>**</c> stands for anything.</summary>
    public static async Task ArriveAsync(this IPage page, string address)
    {
        var pattern = new Regex($"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$");
        await Waiting.UntilAsync(async () =>
        {
            try
            {
                return pattern.IsMatch(page.Url) && await page.EvaluateAsync<string>("document.readyState") == "complete";
            }
            catch (PlaywrightException)
            {
                // On its way to the next address.
                return false;
            }
        });
    }
}
