using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentBatchMapping : IEntityTypeConfiguration<ConsentBatchRow>
{
    public void Configure(EntityTypeBuilder<ConsentBatchRow> builder)
    {
        // Two sealers at once: the second one's insert fails here, and with it its transaction.
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Previous).HasMaxLength(32).IsFixedLength();
        builder.Property(row => row.Root).HasMaxLength(32).IsFixedLength();
        builder.Property(row => row.Checkpoint).HasMaxLength(2000);
        builder.HasIndex(row => row.SealedAt);
        builder.Property(row => row.Hash).HasMaxLength(32).IsFixedLength();
    }
}
