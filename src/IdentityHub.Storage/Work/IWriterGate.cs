namespace IdentityHub.Storage.Work;

/// <summary>Where writers of this process queue before they begin a transaction, if the engine has room for one only.</summary>
internal interface IWriterGate
{
    /// <summary>Waits for the turn, first come, first served; disposing ends it.</summary>
    ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation);
}
