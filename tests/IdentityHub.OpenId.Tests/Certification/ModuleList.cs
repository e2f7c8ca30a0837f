using System.Reflection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>Every module of the profiles that we hold to has its test, so that none is forgotten.</summary>
public sealed class ModuleList
{
    private static readonly string[] Basic =
    [
        "server", "response-type-missing", "idtoken-signature", "idtoken-unsigned", "userinfo-get", "userinfo-post-header", "userinfo-post-body",
        "ensure-request-without-nonce-succeeds-for-code-flow", "scope-profile", "scope-email", "scope-address", "scope-phone", "scope-all", "alternate-happy-flow",
        "display-page", "display-popup", "prompt-login", "prompt-none-not-logged-in", "prompt-none-logged-in", "max-age-1", "max-age-10000",
        "ensure-request-with-unknown-parameter-succeeds", "id-token-hint", "login-hint", "ui-locales", "claims-locales",
        "ensure-request-with-acr-values-succeeds", "codereuse", "codereuse-30seconds", "ensure-registered-redirect-uri", "ensure-post-request-succeeds",
        "server-client-secret-post", "request-uri-unsigned-supported-correctly-or-rejected", "unsigned-request-object-supported-correctly-or-rejected",
        "claims-essential", "ensure-request-object-with-redirect-uri", "refresh-token", "ensure-request-with-valid-pkce-succeeds",
    ];

    private static readonly string[] RpInitiatedLogout =
    [
        "rp-initiated-logout-discovery-endpoint-verification", "rp-initiated-logout", "rp-initiated-logout-bad-post-logout-redirect-uri",
        "rp-initiated-logout-modified-id-token-hint", "rp-initiated-logout-no-id-token-hint", "rp-initiated-logout-no-params",
        "rp-initiated-logout-no-post-logout-redirect-uri", "rp-initiated-logout-no-state", "rp-initiated-logout-only-state",
        "rp-initiated-logout-query-added-to-post-logout-redirect-uri", "rp-initiated-logout-bad-id-token-hint",
    ];

    [Fact]
    public void Every_module_has_the_test_that_bears_its_name()
    {
        Missing(Basic, typeof(BasicProfileByQuery)).ShouldBeEmpty();
        Missing(Basic, typeof(BasicProfileByFormPost)).ShouldBeEmpty();
        Missing(["discovery-endpoint-verification"], typeof(ConfigProfile)).ShouldBeEmpty();
        Missing(RpInitiatedLogout, typeof(RpInitiatedLogoutProfile)).ShouldBeEmpty();
        Missing(["backchannel-rp-initiated-logout", "backchannel-logout-discovery-endpoint-verification"], typeof(BackChannelLogoutProfile)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Missing(IEnumerable<string> modules, Type profile)
    {
        var tests = profile.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name).ToHashSet();
        return modules.Where(module => !tests.Contains("oidcc_" + module.Replace('-', '_')));
    }
}
