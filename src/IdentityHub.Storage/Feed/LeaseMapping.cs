using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Feed;

internal sealed class LeaseMapping : IEntityTypeConfiguration<LeaseRow>
{
    public void Configure(EntityTypeBuilder<LeaseRow> builder)
    {
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.Property(row => row.Holder).HasMaxLength(128);
        builder.HasData(new LeaseRow { Name = Sequencer.LeaseName, ExpiresAt = DateTimeOffset.UnixEpoch });
    }
}
