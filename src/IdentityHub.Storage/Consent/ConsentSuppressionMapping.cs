using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentSuppressionMapping : IEntityTypeConfiguration<ConsentSuppressionRow>
{
    public void Configure(EntityTypeBuilder<ConsentSuppressionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Scope).HasMaxLength(80);
        builder.HasIndex(row => row.ContactKey);
    }
}
