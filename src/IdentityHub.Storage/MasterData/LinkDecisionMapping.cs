using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class LinkDecisionMapping : IEntityTypeConfiguration<LinkDecisionRow>
{
    public void Configure(EntityTypeBuilder<LinkDecisionRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.Rule).HasMaxLength(32);
        builder.Property(row => row.Model).HasMaxLength(64);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.HasIndex(row => row.RecordId);
        // What a party was at a moment is asked by party.
        builder.HasIndex(row => row.PartyId);
    }
}
