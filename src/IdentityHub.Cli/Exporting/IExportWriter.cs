using IdentityHub.MasterData.Export;

namespace IdentityHub.Cli.Exporting;

/// <summary>Writes what is exported into a file.</summary>
internal interface IExportWriter : IDisposable
{
    /// <summary>Writes one thing.</summary>
    void Write(IExported item);

    /// <summary>Passes on what was written.</summary>
    ValueTask FlushAsync(CancellationToken cancellation);
}
