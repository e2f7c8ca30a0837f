using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Feed;

internal sealed class ChangeMapping : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).ValueGeneratedNever();
        builder.Property(row => row.SourceSystem).HasMaxLength(SourceKey.MaximumSystemLength);
    }
}
