namespace IdentityHub.Storage.Work;

/// <summary>Engines with many writers need no queue.</summary>
internal sealed class OpenGate : IWriterGate
{
    public ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation) => ValueTask.FromResult<IDisposable?>(null);
}
