using IdentityHub.Consent.Purposes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentEventMapping : IEntityTypeConfiguration<ConsentEventRow>
{
    public void Configure(EntityTypeBuilder<ConsentEventRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.HasIndex(row => row.EventId).IsUnique();
        builder.HasIndex(row => row.RecordId);
        builder.HasIndex(row => row.ContactKey);
        builder.Property(row => row.Purpose).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Brand).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Subscription).HasMaxLength(PurposeId.MaximumLength);
        builder.Property(row => row.Template).HasMaxLength(64);
        builder.Property(row => row.Place).HasMaxLength(6);
        builder.Property(row => row.ActorId).HasMaxLength(200);
        builder.Property(row => row.ClientId).HasMaxLength(200);
        builder.Property(row => row.CollectionPoint).HasMaxLength(128);
        builder.Property(row => row.Commitment).HasMaxLength(32).IsFixedLength();
    }
}
