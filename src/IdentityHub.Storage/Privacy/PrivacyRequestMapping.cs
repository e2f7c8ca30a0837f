using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Privacy;

internal sealed class PrivacyRequestMapping : IEntityTypeConfiguration<PrivacyRequestRow>
{
    public void Configure(EntityTypeBuilder<PrivacyRequestRow> builder)
    {
        builder.HasKey(row => row.Seq);
        builder.Property(row => row.Seq).ValueGeneratedOnAdd();
        builder.HasIndex(row => row.Id).IsUnique();
        builder.HasIndex(row => new { row.State, row.ExecuteAfter });
        builder.HasIndex(row => row.AccountId);
        builder.HasIndex(row => row.PartyId);
    }
}
