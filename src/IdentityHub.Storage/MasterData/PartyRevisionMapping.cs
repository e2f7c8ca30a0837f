using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class PartyRevisionMapping : IEntityTypeConfiguration<PartyRevisionRow>
{
    public void Configure(EntityTypeBuilder<PartyRevisionRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.HasIndex(row => new { row.PartyId, row.Revision }).IsUnique();
        builder.HasIndex(row => row.MergedIntoId);
    }
}
