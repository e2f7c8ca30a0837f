namespace IdentityHub.Samples.Storefront;

/// <summary>The sample as a web application that a host may run beside others in one process.</summary>
public static class StorefrontApp
{
    /// <summary>Builds the application from its command line; the caller runs it.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        return builder.Build();
    }
}
