using System.Reflection;
using System.Runtime.CompilerServices;
using Shouldly;

namespace IdentityHub.Architecture.Tests;

public sealed class EncapsulationTests
{
    [Theory]
    [MemberData(nameof(Rooms.All), MemberType = typeof(Rooms))]
    public void Internals_are_visible_to_the_rooms_own_tests_only(string room)
    {
        var friends = Rooms.Load(room).GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName.Split(',')[0]);

        // Storage is tested by the conformance suite, on databases that the testing library makes.
        string[] own = room == "Storage" ? ["IdentityHub.Storage.Conformance", "IdentityHub.Testing"] : [];
        friends.Except([$"IdentityHub.{room}.Tests", "DynamicProxyGenAssembly2", .. own]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Grpc")]
    [InlineData("Web")]
    public void Faces_call_modules_and_never_a_store(string room)
    {
        var stores = Rooms.MayKnow[room].Where(known => known is not "Protos").SelectMany(known => Rooms.Load(known).GetTypes())
            .Where(type => type is { IsInterface: true } && type.Name.EndsWith("Store", StringComparison.Ordinal))
            .ToHashSet();

        var uses = Rooms.Load(room).GetTypes()
            .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .SelectMany(constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType))
                .Concat(type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(property => property.PropertyType))
                .Where(stores.Contains)
                .Select(store => $"{type.Name} uses {store.Name}"));

        uses.ShouldBeEmpty();
    }

    [Fact]
    public void Storage_shows_nothing_but_its_composition_and_its_contexts()
    {
        var shown = Rooms.Load("Storage").GetExportedTypes()
            .Where(type => type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true)
            .Where(type => type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name.EndsWith("Mapping", StringComparison.Ordinal))
            .Select(type => type.Name);

        shown.ShouldBeEmpty();
    }
}
