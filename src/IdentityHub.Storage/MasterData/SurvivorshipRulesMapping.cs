using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class SurvivorshipRulesMapping : IEntityTypeConfiguration<SurvivorshipRulesRow>
{
    public void Configure(EntityTypeBuilder<SurvivorshipRulesRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
