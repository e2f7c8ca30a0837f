using IdentityHub.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<HubUser>, IEntityTypeConfiguration<SignInThrottleRow>, IEntityTypeConfiguration<InvitationRow>
{
    public void Configure(EntityTypeBuilder<HubUser> builder)
    {
        builder.Ignore(user => user.DisplayName);
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.GivenName).HasMaxLength(200);
        builder.Property(user => user.FamilyName).HasMaxLength(200);
        builder.Property(user => user.Locale).HasMaxLength(35);
        builder.Property(user => user.PasswordHash).HasMaxLength(500);
        builder.HasIndex(user => user.EraseAfter);
    }

    public void Configure(EntityTypeBuilder<SignInThrottleRow> builder)
    {
        builder.ToTable("AccountThrottle");
        builder.HasKey(row => row.Key);
        builder.Property(row => row.Key).HasMaxLength(32);
        builder.HasIndex(row => row.LastAt);
    }

    public void Configure(EntityTypeBuilder<InvitationRow> builder)
    {
        builder.ToTable("AccountInvitation");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(32);
    }
}
