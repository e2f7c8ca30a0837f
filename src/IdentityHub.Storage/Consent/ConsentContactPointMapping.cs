using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentContactPointMapping : IEntityTypeConfiguration<ConsentContactPointRow>
{
    public void Configure(EntityTypeBuilder<ConsentContactPointRow> builder)
    {
        builder.HasKey(row => row.ContactKey);
        builder.Property(row => row.ContactKey).ValueGeneratedNever();
    }
}
