using IdentityHub.Consent.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Consent;

internal sealed class ConsentChoiceMapping : IEntityTypeConfiguration<ConsentChoiceRow>
{
    public void Configure(EntityTypeBuilder<ConsentChoiceRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd();
        builder.Property(row => row.Subscription).HasMaxLength(SubscriptionId.MaximumLength);
        builder.Property(row => row.TimeZone).HasMaxLength(64);
        builder.HasIndex(row => new { row.RecordId, row.Subscription, row.Channel }).IsUnique();
    }
}
