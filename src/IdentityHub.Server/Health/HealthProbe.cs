namespace IdentityHub.Server.Health;

/// <summary><c>--health URL</c>: asks a running node, for containers whose image has no client of its own.</summary>
internal static class HealthProbe
{
    /// <summary>0 when the node says it is well, 1 otherwise.</summary>
    public static async Task<int> AskAsync(string address)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await http.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"No answer: {exception.Message}");
            return 1;
        }
    }
}
