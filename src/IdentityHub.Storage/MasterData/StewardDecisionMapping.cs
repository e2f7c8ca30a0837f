using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class StewardDecisionMapping : IEntityTypeConfiguration<StewardDecisionRow>
{
    public void Configure(EntityTypeBuilder<StewardDecisionRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Rule).HasMaxLength(32);
        builder.Property(row => row.AttributeGroup).HasMaxLength(80);
        builder.Property(row => row.Reason).HasMaxLength(500);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => row.UndoesId);
        builder.HasIndex(row => row.TaskId);
        builder.HasIndex(row => row.SurvivorId);
        builder.HasIndex(row => row.AbsorbedId);
    }
}
