namespace IdentityHub.MasterData.Export;

/// <summary>One thing that is exported.</summary>
public interface IExported
{
    /// <summary>Its place in the export: grows.</summary>
    long Place { get; }
}
