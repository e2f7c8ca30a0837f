using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class SessionMapping : IEntityTypeConfiguration<SessionRow>, IEntityTypeConfiguration<SessionClientRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("HubSession");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Methods).HasMaxLength(100);
        builder.Property(row => row.Device).HasMaxLength(100);
        builder.Property(row => row.Network).HasMaxLength(45);
        builder.HasIndex(row => new { row.AccountId, row.EndedAt });
        builder.HasIndex(row => new { row.EndedAt, row.LastSeenAt });
    }

    public void Configure(EntityTypeBuilder<SessionClientRow> builder)
    {
        builder.ToTable("HubSessionClient");
        builder.HasKey(row => new { row.SessionId, row.ClientId });
        builder.Property(row => row.ClientId).HasMaxLength(100);
    }
}
