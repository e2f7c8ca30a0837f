using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class ReviewDeskMapping : IEntityTypeConfiguration<ReviewDeskRow>
{
    public void Configure(EntityTypeBuilder<ReviewDeskRow> builder)
    {
        builder.HasKey(row => row.TaskId);
        builder.Property(row => row.TaskId).ValueGeneratedNever();
        builder.Property(row => row.ClaimedBy).HasMaxLength(200);
        builder.Property(row => row.Assignee).HasMaxLength(200);
    }
}
