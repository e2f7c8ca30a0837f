using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentSubjectKeyMapping : IEntityTypeConfiguration<ConsentSubjectKeyRow>
{
    public void Configure(EntityTypeBuilder<ConsentSubjectKeyRow> builder)
    {
        builder.HasKey(row => row.KeyId);
        builder.Property(row => row.KeyId).ValueGeneratedNever();
        builder.HasIndex(row => row.RecordId);
        builder.Property(row => row.Wrapped).HasMaxLength(256);
    }
}
