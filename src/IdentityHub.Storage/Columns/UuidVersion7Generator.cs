using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace IdentityHub.Storage.Columns;

/// <summary>Gives the frameworks' entities keys that grow with time, so that new rows go to the end of their index.</summary>
public sealed class UuidVersion7Generator : ValueGenerator<Guid>
{
    /// <inheritdoc/>
    public override bool GeneratesTemporaryValues => false;

    /// <inheritdoc/>
    public override Guid Next(EntityEntry entry) => Guid.CreateVersion7();
}
