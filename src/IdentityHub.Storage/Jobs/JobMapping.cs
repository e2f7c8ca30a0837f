using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Jobs;

internal sealed class JobMapping : IEntityTypeConfiguration<JobRow>
{
    public void Configure(EntityTypeBuilder<JobRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Kind).HasMaxLength(100);
        builder.Property(row => row.Reason).HasMaxLength(1000);
        builder.HasIndex(row => row.JobId).IsUnique();
        builder.HasIndex(row => new { row.State, row.DueAt });
    }
}
