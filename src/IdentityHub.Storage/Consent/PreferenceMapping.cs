using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class PreferenceMapping : IEntityTypeConfiguration<PreferenceRow>
{
    public void Configure(EntityTypeBuilder<PreferenceRow> builder)
    {
        builder.HasKey(row => new { row.RecordId, row.Name, row.Brand, row.Inferred });
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.Property(row => row.Brand).HasMaxLength(64);
        builder.Property(row => row.Value).HasMaxLength(256);
    }
}
