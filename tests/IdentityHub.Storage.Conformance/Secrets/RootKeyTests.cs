using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Secrets;
using IdentityHub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Storage.Conformance.Secrets;

public sealed class RootKeyTests
{
    private static readonly string First = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private static readonly string Second = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void WhatIsWrappedUnwraps() => Prop.ForAll<byte[]>(secret =>
        Keys(First).Unwrap("a", Keys(First).Wrap("a", secret)).AsSpan().SequenceEqual(secret)).QuickCheckThrowOnFailure();

    [Fact]
    public void WrappingTwiceGivesDifferentBytesWithoutThePlaintext()
    {
        var (one, two) = (Keys(First).Wrap("a", "Ada Lovelace"u8), Keys(First).Wrap("a", "Ada Lovelace"u8));

        one.ShouldNotBe(two);
        one.AsSpan().IndexOf("Ada"u8).ShouldBe(-1);
    }

    [Fact]
    public void AnAlteredByteAnywhereIsNoticed()
    {
        var wrapped = Keys(First).Wrap("a", "secret"u8);

        for (var i = 0; i < wrapped.Length; i++)
        {
            var altered = wrapped.ToArray();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => Keys(First).Unwrap("a", altered));
        }
    }

    [Fact]
    public void AnotherPurposeAnotherKeyAndShorterBytesDoNotUnwrap()
    {
        var wrapped = Keys(First).Wrap("a", "secret"u8);

        Should.Throw<CryptographicException>(() => Keys(First).Unwrap("b", wrapped));
        Should.Throw<CryptographicException>(() => Keys(Second).Unwrap("a", wrapped));
        for (var length = 0; length < wrapped.Length; length++)
            Should.Throw<CryptographicException>(() => Keys(First).Unwrap("a", wrapped.AsSpan(0, length)));
    }

    [Fact]
    public void AfterARotationTheNewestKeyWrapsAndOlderOnesUnwrap()
    {
        var before = Keys($"1:{First}").Wrap("a", "secret"u8);
        var rotated = Keys($"2:{Second}\n1:{First}");

        rotated.Unwrap("a", before).ShouldBe("secret"u8.ToArray());
        Keys($"2:{Second}").Unwrap("a", rotated.Wrap("a", "secret"u8)).ShouldBe("secret"u8.ToArray());
        Should.Throw<CryptographicException>(() => Keys($"2:{Second}").Unwrap("a", before)).Message.ShouldContain("version 1");
    }

    [Fact]
    public void KeyedHashesStayComparableThroughARotation()
    {
        var hash = Keys(First).KeyedHash("suppression", "ada@example.com"u8);

        Keys($"{First},2:{Second}").KeyedHash("suppression", "ada@example.com"u8).ShouldBe(hash);
        Keys(First).KeyedHash("other", "ada@example.com"u8).ShouldNotBe(hash);
        Keys(Second).KeyedHash("suppression", "ada@example.com"u8).ShouldNotBe(hash);
    }

    [Theory]
    [EveryEngine]
    public async Task ANodeWithoutTheKeyOfTheKeyedHashesDoesNotStart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await ConfirmAsync(First);
        await ConfirmAsync(First);
        await ConfirmAsync($"{First},2:{Second}");
        (await Should.ThrowAsync<InvalidOperationException>(() => ConfirmAsync($"2:{Second}"))).Message.ShouldContain("made with root key version 1; the oldest one here is version 2.");
        (await Should.ThrowAsync<InvalidOperationException>(() => ConfirmAsync(Second))).Message.ShouldContain("version 1, but another");
        await ConfirmAsync(null);

        async Task ConfirmAsync(string? keys)
        {
            var settings = new Dictionary<string, string?>(database.Settings) { ["Hub:RootKey"] = keys };
            await using var node = new ServiceCollection().AddHubStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
            await using var scope = node.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<HubDatabase>().ConfirmRootKeyAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("", "There is no root key: set Hub:RootKey")]
    [InlineData("c2hvcnQ=", "Hub:RootKey must be 32 random bytes in base 64")]
    [InlineData("not base 64!", "Hub:RootKey must be 32 random bytes in base 64")]
    [InlineData("x:" + TestDatabase.RootKey, "Hub:RootKey: before the colon")]
    [InlineData("0:" + TestDatabase.RootKey, "Hub:RootKey: before the colon")]
    [InlineData(TestDatabase.RootKey + "," + TestDatabase.RootKey, "Root key version 1 is configured twice")]
    [InlineData(" ; ", "Hub:RootKey holds no key")]
    public void AWrongRootKeyIsRefusedWithASentence(string value, string message) =>
        Should.Throw<InvalidOperationException>(() => Keys(value).Wrap("a", default)).Message.ShouldStartWith(message);

    [Fact]
    public void AKeyFileIsReadAndAMissingOneNamed()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"{First}\n2:{Second}\n");
            Keys(null, file).Unwrap("a", Keys(First).Wrap("a", "secret"u8)).ShouldBe("secret"u8.ToArray());
        }
        finally
        {
            File.Delete(file);
        }
        Should.Throw<InvalidOperationException>(() => Keys(null, file).Wrap("a", default)).Message.ShouldContain("Hub:RootKeyFile");
    }

    private static RootKeyWrapping Keys(string? value, string? file = null) => new RootKeyWrapping(new RootKeyRing([new ConfiguredRootKeys(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:RootKey"] = value, ["Hub:RootKeyFile"] = file }).Build())]));
}
