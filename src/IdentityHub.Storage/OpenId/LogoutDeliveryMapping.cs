using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class LogoutDeliveryMapping : IEntityTypeConfiguration<LogoutDeliveryRow>
{
    public void Configure(EntityTypeBuilder<LogoutDeliveryRow> builder)
    {
        builder.ToTable("OpenIdLogoutDelivery");
        builder.HasKey(row => new { row.SessionId, row.ClientId });
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.HasIndex(row => row.QueuedAt);
    }
}
