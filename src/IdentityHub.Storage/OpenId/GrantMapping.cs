using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class GrantMapping : IEntityTypeConfiguration<GrantRow>, IEntityTypeConfiguration<ClientAccessRow>, IEntityTypeConfiguration<DeniedTokenRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("OpenIdGrant");
        builder.HasKey(row => row.AuthorizationId);
        builder.Property(row => row.AuthorizationId).ValueGeneratedNever();
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.HasIndex(row => row.SessionId);
        builder.HasIndex(row => new { row.AccountId, row.ClientId });
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<ClientAccessRow> builder)
    {
        builder.ToTable("OpenIdClientAccess");
        builder.HasKey(row => new { row.AccountId, row.ClientId });
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.Property(row => row.Scopes).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<DeniedTokenRow> builder)
    {
        builder.ToTable("OpenIdDeniedToken");
        builder.HasKey(row => row.TokenIdentifier);
        builder.Property(row => row.TokenIdentifier).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => row.Until);
    }
}
