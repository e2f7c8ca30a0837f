namespace IdentityHub.Server;

/// <summary>Prepares the database for the program, and says in a sentence when that fails.</summary>
internal static class DatabaseStart
{
    /// <summary>False when the database can't be reached or brought to this version; the reason is on standard error.</summary>
    public static async Task<bool> PrepareAsync(WebApplication hub)
    {
        try
        {
            await HubServer.PrepareAsync(hub);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var cause = failure.GetBaseException();
            await Console.Error.WriteLineAsync($"IdentityHub can't prepare its database (Database:Provider, Database:ConnectionString): {cause.Message}");
            if (hub.Configuration.GetValue("verbose", false))
                await Console.Error.WriteLineAsync(failure.ToString());
            return false;
        }
    }
}
