using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Auditing;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("AuditEntry");
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedOnAdd();
        builder.Property(row => row.Action).HasMaxLength(100);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.Property(row => row.Detail).HasMaxLength(4000);
        builder.Property(row => row.RemoteAddress).HasMaxLength(64);
        builder.HasIndex(row => new { row.Subject, row.Sequence });
    }
}
