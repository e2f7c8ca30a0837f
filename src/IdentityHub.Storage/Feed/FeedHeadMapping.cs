using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Feed;

internal sealed class FeedHeadMapping : IEntityTypeConfiguration<FeedHeadRow>
{
    public void Configure(EntityTypeBuilder<FeedHeadRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasData(new FeedHeadRow { Id = FeedHeadRow.TheOne });
    }
}
