using IdentityHub.Accounts;
using IdentityHub.Accounts.Passkeys;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Storage.Accounts;

internal sealed class CredentialMapping : IEntityTypeConfiguration<AuthenticatorRow>, IEntityTypeConfiguration<RecoveryCodeRow>,
    IEntityTypeConfiguration<RememberedDeviceRow>, IEntityTypeConfiguration<UsedTicketRow>, IEntityTypeConfiguration<EmailChangeRow>,
    IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<AuthenticatorRow> builder)
    {
        builder.ToTable("AccountAuthenticator");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).ValueGeneratedNever();
        builder.Property(row => row.Secret).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<RecoveryCodeRow> builder)
    {
        builder.ToTable("AccountRecoveryCode");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(32);
        builder.HasIndex(row => row.AccountId);
    }

    public void Configure(EntityTypeBuilder<RememberedDeviceRow> builder)
    {
        builder.ToTable("AccountDevice");
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(32);
        builder.Property(row => row.Description).HasMaxLength(100);
        builder.Property(row => row.Network).HasMaxLength(45);
        builder.HasIndex(row => row.AccountId);
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<UsedTicketRow> builder)
    {
        builder.ToTable("AccountUsedTicket");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<EmailChangeRow> builder)
    {
        builder.ToTable("AccountEmailChange");
        builder.HasKey(row => row.AccountId);
        builder.Property(row => row.AccountId).ValueGeneratedNever();
        builder.Property(row => row.NewEmail).HasMaxLength(256);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(256);
        builder.HasIndex(row => row.ExpiresAt);
    }

    // As Identity's own schema of version 3 has it, which is chosen by an option that isn't there when migrations are made.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(PasskeyCeremony.LongestId);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<HubUser>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired();
    }
}
