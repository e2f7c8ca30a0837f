using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.MasterData;

internal sealed class SearchWordMapping : IEntityTypeConfiguration<SearchWordRow>
{
    public void Configure(EntityTypeBuilder<SearchWordRow> builder)
    {
        builder.HasKey(row => new { row.Word, row.PartyId });
        builder.Property(row => row.Word).HasMaxLength(64);
    }
}
