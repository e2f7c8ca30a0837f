using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class SourceRecordMapping : IEntityTypeConfiguration<SourceRecordRow>
{
    public void Configure(EntityTypeBuilder<SourceRecordRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Rule).HasMaxLength(32);
        builder.Property(row => row.Pinned).HasMaxLength(4000);
        builder.Property(row => row.System).IsByteWiseKey(SourceKey.MaximumSystemLength);
        builder.Property(row => row.Scope).IsByteWiseKey(SourceKey.MaximumSystemLength);
        builder.Property(row => row.Key).IsByteWiseKey(SourceKey.MaximumKeyLength);
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => row.PartyId);
        builder.HasIndex(row => new { row.KeyHash, row.System, row.Scope, row.Key }).IsUnique();
    }
}
