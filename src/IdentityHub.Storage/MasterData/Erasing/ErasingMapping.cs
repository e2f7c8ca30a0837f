using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData.Erasing;

internal sealed class ErasingMapping : IEntityTypeConfiguration<ErasedKeyRow>, IEntityTypeConfiguration<RestrictedRecordRow>
{
    public void Configure(EntityTypeBuilder<ErasedKeyRow> builder)
    {
        builder.HasKey(row => row.KeyHash);
        builder.Property(row => row.KeyHash).ValueGeneratedNever();
        builder.HasIndex(row => row.RecordId);
    }

    public void Configure(EntityTypeBuilder<RestrictedRecordRow> builder)
    {
        builder.HasKey(row => row.RecordId);
        builder.Property(row => row.RecordId).ValueGeneratedNever();
        builder.Property(row => row.Request).HasMaxLength(40);
        builder.HasIndex(row => row.KeptUntil);
    }
}
