using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Secrets;

internal sealed class RootKeyMarkMapping : IEntityTypeConfiguration<RootKeyMarkRow>
{
    public void Configure(EntityTypeBuilder<RootKeyMarkRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Mark).HasMaxLength(32).IsFixedLength();
    }
}
