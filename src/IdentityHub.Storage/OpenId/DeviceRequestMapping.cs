using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.OpenId;

internal sealed class DeviceRequestMapping : IEntityTypeConfiguration<DeviceRequestRow>
{
    public void Configure(EntityTypeBuilder<DeviceRequestRow> builder)
    {
        builder.ToTable("OpenIdDeviceRequest");
        builder.HasKey(row => row.DeviceCodeHash);
        builder.Property(row => row.DeviceCodeHash).HasMaxLength(32).ValueGeneratedNever();
        builder.Property(row => row.UserCodeHash).HasMaxLength(32);
        builder.Property(row => row.ClientId).HasMaxLength(100);
        builder.Property(row => row.Scopes).HasMaxLength(2000);
        builder.HasIndex(row => row.UserCodeHash).IsUnique();
        builder.HasIndex(row => row.ExpiresAt);
    }
}
