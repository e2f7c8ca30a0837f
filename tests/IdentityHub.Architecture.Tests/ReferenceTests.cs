using Shouldly;

namespace IdentityHub.Architecture.Tests;

public sealed class ReferenceTests
{
    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void A_room_knows_only_the_rooms_it_may(string room)
    {
        var known = Rooms.Load(room).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("IdentityHub.", StringComparison.Ordinal))
            .Select(name => name["IdentityHub.".Length..]);

        known.Except(Rooms.MayKnow[room]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Kernel")]
    [InlineData("Matching")]
    [InlineData("MasterData")]
    [InlineData("Consent")]
    public void The_core_knows_neither_database_nor_web(string room) =>
        Foreign(room, "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Microsoft.Data", "Npgsql", "Grpc").ShouldBeEmpty();

    [Theory]
    [InlineData("OpenId")]
    [InlineData("Accounts")]
    [InlineData("Journeys")]
    [InlineData("Grpc")]
    [InlineData("Web")]
    [InlineData("Client")]
    [InlineData("Cli")]
    public void Only_storage_knows_the_database(string room) =>
        Foreign(room, "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Npgsql").ShouldBeEmpty();

    [Theory]
    [InlineData("Storefront")]
    [InlineData("Community")]
    public void A_sample_knows_nothing_of_the_hub_but_its_client(string sample) =>
        System.Reflection.Assembly.Load($"IdentityHub.Samples.{sample}").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("IdentityHub.", StringComparison.Ordinal))
            .Except(["IdentityHub.Client", "IdentityHub.Protos"])
            .ShouldBeEmpty();

    private static IEnumerable<string> Foreign(string room, params string[] prefixes) =>
        Rooms.Load(room).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
}
