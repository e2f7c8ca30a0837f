using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentPublishedKeyMapping : IEntityTypeConfiguration<ConsentPublishedKeyRow>
{
    public void Configure(EntityTypeBuilder<ConsentPublishedKeyRow> builder)
    {
        builder.HasKey(row => row.KeyId);
        builder.Property(row => row.KeyId).HasMaxLength(128);
        builder.Property(row => row.Jwk).HasMaxLength(2000);
    }
}
