using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class ReviewTaskMapping : IEntityTypeConfiguration<ReviewTaskRow>
{
    public void Configure(EntityTypeBuilder<ReviewTaskRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Rule).HasMaxLength(32);
        builder.Property(row => row.Systems).HasMaxLength(4000);
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => new { row.Priority, row.Seq });
    }
}
