using IdentityHub.Kernel.Secrets;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.Server.Configuration;

/// <summary>Uses the root key and the model of matching once, so that bad ones end the start and not the first sign-in or record.</summary>
internal static class StartCheck
{
    public static void Run(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IKeyWrapping>().KeyedHash("start", []);
            _ = services.GetRequiredService<ModelInUse>();
        }
        catch (InvalidOperationException refused)
        {
            throw new ConfigurationRefusedException(refused.Message, refused);
        }
    }
}
