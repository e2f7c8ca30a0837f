using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class UsedProofMapping : IEntityTypeConfiguration<UsedProofRow>
{
    public void Configure(EntityTypeBuilder<UsedProofRow> builder)
    {
        builder.ToTable("OpenIdUsedProof");
        builder.HasKey(row => row.Fingerprint);
        builder.Property(row => row.Fingerprint).HasMaxLength(32).IsFixedLength();
        builder.HasIndex(row => row.Until);
    }
}
