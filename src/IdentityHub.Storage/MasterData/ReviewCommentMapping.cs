using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class ReviewCommentMapping : IEntityTypeConfiguration<ReviewCommentRow>
{
    public void Configure(EntityTypeBuilder<ReviewCommentRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.Property(row => row.Text).HasMaxLength(2000);
        builder.HasIndex(row => row.TaskId);
        builder.HasIndex(row => row.LeftId);
        builder.HasIndex(row => row.RightId);
    }
}
