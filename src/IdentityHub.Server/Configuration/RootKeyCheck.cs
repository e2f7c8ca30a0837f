using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Server.Configuration;

/// <summary>Uses the root key once, so that a bad one ends the start and not the first sign-in.</summary>
internal static class RootKeyCheck
{
    public static void Run(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IKeyWrapping>().KeyedHash("start", []);
        }
        catch (InvalidOperationException refused)
        {
            throw new ConfigurationRefusedException(refused.Message, refused);
        }
    }
}
