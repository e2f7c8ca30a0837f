using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class RelationshipStatementMapping : IEntityTypeConfiguration<RelationshipStatementRow>
{
    public void Configure(EntityTypeBuilder<RelationshipStatementRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Roles).HasMaxLength(2000);
        builder.Property(row => row.Reason).HasMaxLength(500);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        // Of two commands that say something at once, one is told so.
        builder.HasIndex(row => new { row.RelationshipId, row.Revision }).IsUnique();
    }
}
