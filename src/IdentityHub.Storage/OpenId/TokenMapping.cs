using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenIddict.EntityFrameworkCore.Models;

namespace IdentityHub.Storage.OpenId;

/// <summary>What pruning needs beside OpenIddict's own indexes.</summary>
internal sealed class TokenMapping : IEntityTypeConfiguration<OpenIddictEntityFrameworkCoreToken<Guid>>
{
    public void Configure(EntityTypeBuilder<OpenIddictEntityFrameworkCoreToken<Guid>> builder) => builder.HasIndex(token => token.ExpirationDate);
}
