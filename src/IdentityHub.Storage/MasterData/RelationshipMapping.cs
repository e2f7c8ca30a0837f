using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class RelationshipMapping : IEntityTypeConfiguration<RelationshipRow>
{
    public void Configure(EntityTypeBuilder<RelationshipRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Roles).HasMaxLength(2000);
        builder.HasIndex(row => row.Id).IsUnique();
        // Either side is paged by Seq, however many relationships hang on one record.
        builder.HasIndex(row => new { row.FromRecordId, row.Seq });
        builder.HasIndex(row => new { row.ToRecordId, row.Seq });
    }
}
