using System.Security.Cryptography;
using System.Text;
using IdentityHub.OpenId.Outbound;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Accounts.Passwords;

/// <summary>
/// Asks a range service as of Have I Been Pwned: it learns the first five of forty hexadecimal digits of the password's SHA-1, which some thousand
/// passwords share, and answers the rests of all it knows. What it can't answer in a few seconds doesn't hold a person up.
/// </summary>
internal sealed partial class BreachRanges(OutboundHttp http, AccountOptions options, ILogger<BreachRanges> logger) : IBreachedPasswords
{
    private const int PrefixLength = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<bool> IsKnownAsync(string password, CancellationToken cancellation)
    {
#pragma warning disable CA5350 // The service's index, not a protection.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await http.GetAsync(new Uri(options.BreachRanges!, hash[..PrefixLength]), patience.Token);
            return Contains(Encoding.ASCII.GetString(answer), hash[PrefixLength..]);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            NotAnswered(logger, failure.GetType().Name);
            return false;
        }
    }

    /// <summary>True when a line of the answer is the rest of the hash with a count above zero (padding has zero).</summary>
    internal static bool Contains(string answer, string rest)
    {
        foreach (var line in answer.AsSpan().EnumerateLines())
        {
            if (line.Length > rest.Length + 1 && line[rest.Length] == ':' && line[..rest.Length].Equals(rest, StringComparison.OrdinalIgnoreCase)
                && !line[(rest.Length + 1)..].Trim().Equals("0", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    [LoggerMessage(EventId = 4301, Level = LogLevel.Warning, Message = "The breached-password range wasn't answered: {Failure}.")]
    private static partial void NotAnswered(ILogger logger, string failure);
}
