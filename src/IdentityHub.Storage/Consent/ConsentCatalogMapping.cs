using IdentityHub.Consent.Purposes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentCatalogMapping : IEntityTypeConfiguration<ConsentCatalogRow>
{
    public void Configure(EntityTypeBuilder<ConsentCatalogRow> builder)
    {
        builder.HasKey(row => new { row.Kind, row.Code });
        builder.Property(row => row.Code).HasMaxLength(PurposeId.MaximumLength);
    }
}
