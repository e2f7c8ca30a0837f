using IdentityHub.Kernel.Ids;
using IdentityHub.Storage.Columns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class SourceRecordVersionMapping : IEntityTypeConfiguration<SourceRecordVersionRow>
{
    public void Configure(EntityTypeBuilder<SourceRecordVersionRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.System).IsByteWiseKey(SourceKey.MaximumSystemLength);
        builder.Property(row => row.Scope).IsByteWiseKey(SourceKey.MaximumSystemLength);
        builder.Property(row => row.Key).IsByteWiseKey(SourceKey.MaximumKeyLength);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.HasIndex(row => new { row.RecordId, row.Number }).IsUnique();
    }
}
