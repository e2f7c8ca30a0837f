using IdentityHub.Consent.Purposes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentPurposeMapping : IEntityTypeConfiguration<ConsentPurposeRow>
{
    public void Configure(EntityTypeBuilder<ConsentPurposeRow> builder)
    {
        builder.HasKey(row => row.Code);
        builder.Property(row => row.Code).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Brand).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Places).HasMaxLength(2100);
        builder.Property(row => row.Name).HasMaxLength(128);
    }
}
