using IdentityHub.Consent.Purposes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentTextMapping : IEntityTypeConfiguration<ConsentTextRow>
{
    public void Configure(EntityTypeBuilder<ConsentTextRow> builder)
    {
        builder.HasKey(row => new { row.Purpose, row.Locale, row.Version });
        builder.Property(row => row.Purpose).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Locale).HasMaxLength(35);
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.Property(row => row.Body).HasMaxLength(4000);
        builder.HasOne<ConsentPurposeRow>().WithMany().HasForeignKey(row => row.Purpose).OnDelete(DeleteBehavior.Restrict);
    }
}
