using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentUnsealedMapping : IEntityTypeConfiguration<ConsentUnsealedRow>
{
    public void Configure(EntityTypeBuilder<ConsentUnsealedRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
    }
}
