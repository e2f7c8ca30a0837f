using IdentityHub.Storage.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Work;

internal sealed class IdempotencyMapping : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.HasKey(row => new { row.ClientId, row.RequestId });
        builder.Property(row => row.ClientId).IsByteWiseKey(200);
        builder.Property(row => row.RequestId).IsByteWiseKey(64);
        builder.Property(row => row.BodyHash).HasMaxLength(64).IsUnicode(false);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
