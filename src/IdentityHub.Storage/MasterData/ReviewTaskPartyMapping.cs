using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class ReviewTaskPartyMapping : IEntityTypeConfiguration<ReviewTaskPartyRow>
{
    public void Configure(EntityTypeBuilder<ReviewTaskPartyRow> builder)
    {
        builder.HasKey(row => new { row.PartyId, row.TaskId });
        builder.HasIndex(row => row.TaskId);
    }
}
