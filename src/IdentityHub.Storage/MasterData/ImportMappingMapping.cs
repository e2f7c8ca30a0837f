using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class ImportMappingMapping : IEntityTypeConfiguration<ImportMappingRow>
{
    public void Configure(EntityTypeBuilder<ImportMappingRow> builder)
    {
        builder.HasKey(row => row.System);
        builder.Property(row => row.System).HasMaxLength(SourceKey.MaximumSystemLength);
    }
}
