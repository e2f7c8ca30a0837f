using IdentityHub.Kernel.Nodes;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Nodes;

public sealed class NodeRolesTests
{
    [Theory]
    [InlineData(null, NodeRoles.All)]
    [InlineData("  ", NodeRoles.All)]
    [InlineData("web", NodeRoles.Web)]
    [InlineData("Web, worker", NodeRoles.Web | NodeRoles.Worker)]
    [InlineData("web;grpc worker", NodeRoles.All)]
    public void RolesAreReadByName(string? text, NodeRoles roles)
    {
        NodeRolesText.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(roles);
    }

    [Theory]
    [InlineData("king")]
    [InlineData("none")]
    [InlineData("4")]
    [InlineData("web,7")]
    public void UnknownRolesAreRefused(string text) => NodeRolesText.TryParse(text, out _).ShouldBeFalse();
}
