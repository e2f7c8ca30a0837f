using IdentityHub.Kernel.Ids;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Ids;

public sealed class SourceKeyTests
{
    [Fact]
    public void KeysDifferByCaseScopeAndBlanks()
    {
        var key = new SourceKey("crm", "0031x00000abcDE");

        key.ShouldBe(new SourceKey("crm", "", "0031x00000abcDE"));
        key.ShouldNotBe(new SourceKey("crm", "0031x00000ABCde"));
        key.ShouldNotBe(new SourceKey("crm", "site", "0031x00000abcDE"));
        key.ShouldNotBe(new SourceKey("crm", "0031x00000abcDE "));
    }

    [Fact]
    public void TheTextNamesTheScopeIfThereIsOne()
    {
        new SourceKey("crm", "1").ToString().ShouldBe("crm:1");
        new SourceKey("shop", "de", "1").ToString().ShouldBe("shop/de:1");
    }
}
