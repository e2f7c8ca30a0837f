namespace IdentityHub.Storage.Engines;

/// <summary>Reads the engine's exceptions.</summary>
internal interface IFaults
{
    /// <summary>What one exception, without its inner ones, means.</summary>
    Fault Of(Exception exception);
}
