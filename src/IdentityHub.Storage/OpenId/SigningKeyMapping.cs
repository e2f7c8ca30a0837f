using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKeyRow>
{
    public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
    {
        builder.ToTable("OpenIdSigningKey");
        builder.HasKey(row => row.KeyId);
        builder.Property(row => row.KeyId).HasMaxLength(32).IsUnicode(false);
    }
}
