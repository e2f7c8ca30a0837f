using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Secrets;

public sealed class KeyRingTests
{
    [Theory, EveryEngine]
    public async Task NodesShareOneKeyRingThatIsNotReadableInTheDatabase(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var cookie = Protector(database.Node()).Protect("who you are");

        Protector(database.Node()).Unprotect(cookie).ShouldBe("who you are");

        var xml = (await database.Node().ReadAsync(db => db.DataProtectionKeys.SingleAsync(Stop))).Xml!;
        xml.ShouldContain("RootKeyXmlDecryptor");
        xml.ShouldNotContain("masterKey");
    }

    private static IDataProtector Protector(IServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
