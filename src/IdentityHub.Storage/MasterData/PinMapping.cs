using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class PinMapping : IEntityTypeConfiguration<PinRow>
{
    public void Configure(EntityTypeBuilder<PinRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Rule).HasMaxLength(32);
        builder.Property(row => row.AttributeGroup).HasMaxLength(80);
    }
}
