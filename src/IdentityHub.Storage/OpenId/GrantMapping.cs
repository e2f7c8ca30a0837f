using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class GrantMapping : IEntityTypeConfiguration<TokenRow>, IEntityTypeConfiguration<FamilyRow>, IEntityTypeConfiguration<NoticeRow>,
    IEntityTypeConfiguration<ClientAccessRow>
{
    public void Configure(EntityTypeBuilder<TokenRow> builder)
    {
        builder.ToTable("OpenIdToken");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Hash).HasMaxLength(32).IsFixedLength();
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => row.KeptUntil);
        // Only the rows whose overlap window may last: their successors are wiped when it is over.
        builder.HasIndex(row => row.UsedAt).HasFilter("successor IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<FamilyRow> builder)
    {
        builder.ToTable("OpenIdFamily");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.HasIndex(row => row.SessionId);
        builder.HasIndex(row => new { row.AccountId, row.ClientId });
        builder.HasIndex(row => row.ClientId);
        builder.HasIndex(row => row.KeptUntil);
    }

    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("OpenIdNotice");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Subject).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<ClientAccessRow> builder)
    {
        builder.ToTable("OpenIdClientAccess");
        builder.HasKey(row => new { row.AccountId, row.ClientId });
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.Property(row => row.Scopes).HasMaxLength(2000);
    }
}
