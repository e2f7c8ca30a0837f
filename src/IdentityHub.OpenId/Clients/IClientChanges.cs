namespace IdentityHub.OpenId.Clients;

/// <summary>What <see cref="HubApplicationManager{TApplication}"/> adds for those who change clients.</summary>
internal interface IClientChanges
{
    /// <summary>The client's entity from the database, in the current unit of work; null when there is none.</summary>
    ValueTask<object?> FindToChangeAsync(string clientId, CancellationToken cancellation);
}
