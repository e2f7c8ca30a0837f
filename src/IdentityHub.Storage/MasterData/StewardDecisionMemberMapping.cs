using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class StewardDecisionMemberMapping : IEntityTypeConfiguration<StewardDecisionMemberRow>
{
    public void Configure(EntityTypeBuilder<StewardDecisionMemberRow> builder)
    {
        builder.HasKey(row => new { row.RecordId, row.DecisionId });
        builder.HasIndex(row => row.DecisionId);
    }
}
