using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class SourceSystemMapping : IEntityTypeConfiguration<SourceSystemRow>
{
    public void Configure(EntityTypeBuilder<SourceSystemRow> builder)
    {
        builder.HasKey(row => row.Code);
        builder.Property(row => row.Code).HasMaxLength(SourceKey.MaximumSystemLength);
    }
}
