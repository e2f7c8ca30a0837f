using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class MatchKeyMapping : IEntityTypeConfiguration<MatchKeyRow>
{
    public void Configure(EntityTypeBuilder<MatchKeyRow> builder)
    {
        builder.HasKey(row => new { row.KeyHash, row.RecordId });
        builder.Property(row => row.KeyHash).ValueGeneratedNever();
    }
}
